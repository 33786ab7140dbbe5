import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { type LocalText, pick } from '@/domain/local-text';
import { readerLocale } from '@/platform/i18n/reader';
import type { OwnRegistration } from '../queries/registration';

export type RegistrationPlace = {
  conference: { id: string; slug: string; title: LocalText; timeZone: string };
  registration: OwnRegistration;
};

type Props = RegistrationPlace & { title: string; lead?: string; children: ReactNode };

/** One part of the registration: its heading, why it came back, the way back to the task list. */
export async function RegistrationFrame({ conference, registration, title, lead, children }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.reg'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  return (
    <Main width="form">
      <Breadcrumbs
        label={t('trail')}
        items={[
          { label: pick(conference.title, locale), href: here },
          { label: t('title'), href: `${here}/registration` },
          { label: title },
        ]}
      />
      <PageHeading title={title} lead={lead} />
      <Returned registration={registration} />
      {children}
    </Main>
  );
}

type Back = { reason: string | null; takenBack: boolean };

/** Why a registration came back: in the words of who returned it, or in the reader's where nobody decided. */
export async function Returned({ registration }: { registration: Back }) {
  const t = await getTranslations('delegations.reg');
  const reason = registration.takenBack ? t('takenBackReason') : registration.reason;
  if (!reason) return null;
  return (
    <div className="mb-6">
      <Notice tone="warning" label={t('important')} title={t('returnedTitle')}>
        <p dir="auto" className="whitespace-pre-line">
          {reason}
        </p>
        <p>{t('returnedText')}</p>
      </Notice>
    </div>
  );
}
