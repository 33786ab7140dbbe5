import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { CREDENTIALS_STATUSES, nextCredentials } from '@/domain/credentials';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { decideSeveralCredentialsAction } from '../actions';
import type { DelegationLine } from '../queries/lines';
import { OfChosen } from './of-chosen';

/** A delegation as the box of its row says it: which, and as it was looked at. */
export const choiceOfDelegation = ({ id, version }: DelegationLine) => `${id}.${version}`;

/** `delegations`: those on the page, all of which can be chosen; `children`: the list with the boxes. */
type Props = { slug: string; delegations: readonly DelegationLine[]; children: ReactNode };

/** One state for the credentials of the delegations that are chosen on a list. */
export async function CredentialsSeveral({ slug, delegations, children }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  // What none of them can go to is not asked.
  const possible = new Set(delegations.flatMap((row) => nextCredentials(row.credentialsStatus)));
  return (
    <ActionForm
      action={decideSeveralCredentialsAction}
      texts={formTexts(locale)}
      id="set-several-credentials"
      resetOnOk
    >
      <Hidden name="conference" value={slug} />
      <OfChosen
        label={t('desk.delegations')}
        rows={delegations.map(choiceOfDelegation)}
        list={children}
        title={t('desk.credentialsTitle')}
        lead={t('desk.credentialsLead')}
      >
        <RadioGroup
          name="to"
          legend={t('page.credentialsTo')}
          options={CREDENTIALS_STATUSES.filter((status) => possible.has(status)).map((value) => ({
            value,
            label: t(`credentials.${value}`),
          }))}
        />
        <TextArea
          name="reason"
          label={t('page.credentialsReason')}
          hint={t('desk.credentialsReasonHint')}
          rows={3}
        />
        <SubmitButton variant="secondary">{t('page.setCredentials')}</SubmitButton>
      </OfChosen>
    </ActionForm>
  );
}
