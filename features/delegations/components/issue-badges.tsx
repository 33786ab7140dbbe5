import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { issueBadgesAction } from '../actions/people';
import { OfChosen } from './of-chosen';

type Props = {
  slug: string;
  /** every person that can be chosen, as its box says it */
  rows: readonly string[];
  /** the list with the boxes */
  children: ReactNode;
};

/** Badges for the persons who are chosen on a list of those who are accredited. */
export async function IssueBadges({ slug, rows, children }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  if (rows.length === 0) return children;
  return (
    <ActionForm action={issueBadgesAction} texts={formTexts(locale)} id="issue-badges">
      <Hidden name="conference" value={slug} />
      <OfChosen
        label={t('desk.persons')}
        rows={rows}
        list={children}
        onward={t('badge.toPrint')}
        title={t('badge.printTitle')}
        lead={t('badge.printLead')}
      >
        <SubmitButton>{t('badge.printChosen')}</SubmitButton>
      </OfChosen>
    </ActionForm>
  );
}
