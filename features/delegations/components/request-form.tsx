import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { pick } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { requestChangeAction } from '../actions/registrations';
import { withRequested } from '../queries/requests';
import { PARTED, PersonFields } from './person-fields';
import type { RegistrationPlace } from './registration-frame';

/** The answers that were handed in, to be changed into what the person asks for, and why. */
export async function RequestForm({ conference, registration }: RegistrationPlace) {
  const [t, reg, locale] = await Promise.all([
    getTranslations('delegations.request'),
    getTranslations('delegations.reg'),
    readerLocale(),
  ]);
  const here = `/${locale}/${conference.slug}`;
  const { answers, request } = registration;
  return (
    <Main width="form">
      <Breadcrumbs
        label={reg('trail')}
        items={[
          { label: pick(conference.title, locale), href: here },
          { label: reg('title'), href: `${here}/registration` },
          { label: t('title') },
        ]}
      />
      <PageHeading title={t('title')} lead={t('lead')} />
      <ActionForm
        action={requestChangeAction}
        texts={formTexts(locale)}
        id="request-change"
        className={PARTED}
      >
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="version" value={answers.version} />
        <PersonFields answers={withRequested(answers, request)} />
        <TextArea
          name="reason"
          label={t('why')}
          hint={t('whyHint')}
          rows={3}
          defaultValue={request?.state === 'open' ? (request.reason ?? '') : ''}
        />
        <SubmitButton>{t('send')}</SubmitButton>
      </ActionForm>
    </Main>
  );
}
