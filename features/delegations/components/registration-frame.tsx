import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Mark } from '@/components/mark';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { Notice } from '@/components/page/notice';
import { PageHeading } from '@/components/page/page-heading';
import { PartList } from '@/components/page/part-list';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { readerLocale } from '@/platform/i18n/reader';
import type { OwnRegistration } from '../queries/registration';
import { type PartState, partsOf, type RegistrationPart, SIGNS } from './registration-parts';

export type RegistrationPlace = {
  conference: {
    id: string;
    slug: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
    endsOn: string | null;
    registrationDue: Date | null;
  };
  registration: OwnRegistration;
};

type Props = RegistrationPlace & {
  part: RegistrationPart;
  title: string;
  lead?: string;
  children: ReactNode;
};

/** One part of the registration: its heading, why it came back, the way back to the task list, how far one has come. */
export async function RegistrationFrame({ conference, registration, part, title, lead, children }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.reg'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  return (
    <Main width="text">
      <Breadcrumbs
        label={t('trail')}
        items={[
          { label: pick(conference.title, locale, conference.originalLanguage), href: here },
          { label: t('title'), href: `${here}/registration` },
          { label: title },
        ]}
      />
      <PartList
        label={t('title')}
        onlyBeside
        parts={partsOf(registration).map(({ id, state }) => ({
          label: t(`task.${id}`),
          current: id === part,
          status: <PartMark state={state} word={t(`state.${state}`)} />,
        }))}
      >
        <div className="max-w-form">
          <PageHeading title={title} lead={lead} />
          <Returned registration={registration} />
          {children}
        </div>
      </PartList>
    </Main>
  );
}

/** The sign of a part that is done, and of one that still has to be; what may stay as it is has none. */
function PartMark({ state, word }: { state: PartState; word: string }) {
  const { tone, mark } = SIGNS[state];
  return (
    <>
      {mark && <Mark kind={mark} tone={tone} className="ms-auto me-1 flex-none" />}
      <span className="sr-only">{word}</span>
    </>
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
