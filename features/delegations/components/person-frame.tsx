import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { readerLocale } from '@/platform/i18n/reader';
import type { DelegationMember } from '../queries/person';
import { senderName } from '../queries/places';
import { StatusTag } from './status-tag';

export type PersonPlace = {
  conference: {
    id: string;
    slug: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
    endsOn: string | null;
  };
  person: DelegationMember;
};

type Props = PersonPlace & { title: string; lead: string; part?: string; children: ReactNode };

/** A page on which somebody else's data are corrected: whose, in which delegation, and the ways back. */
export async function PersonFrame({ conference, person, title, lead, part, children }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const { delegation, participantId, status } = person;
  const here = `/${locale}/${conference.slug}`;
  const own = `${here}/delegations/${delegation.id}`;
  return (
    <Main width="form">
      <LiveRefresh what={watching(conference.id, `participant:${participantId}`)} />
      <Breadcrumbs
        label={t('reg.trail')}
        items={[
          { label: pick(conference.title, locale, conference.originalLanguage), href: here },
          { label: senderName(delegation, locale), href: own },
          { label: person.name, href: part ? `${own}/${participantId}` : undefined },
          ...(part ? [{ label: part }] : []),
        ]}
      />
      <PageHeading title={title} lead={lead} tags={<StatusTag status={status} />} />
      {children}
    </Main>
  );
}
