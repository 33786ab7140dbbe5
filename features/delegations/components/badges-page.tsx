import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { DataTable } from '@/components/table/data-table';
import { badgesAddress, MOST_PRINTED } from '@/domain/badges';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { accreditationAddress, personsIn } from '@/domain/person-views';
import { dayAndClock, number, zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { PrintedBadge } from '../queries/badges';
import { senderName } from '../queries/places';
import { BadgeLinks } from './badge-links';

type Props = {
  conference: { slug: string; title: LocalText; originalLanguage: Locale; timeZone: string };
  /** whose badges were asked for; null for those issued last */
  holders: readonly string[] | null;
  badges: readonly PrintedBadge[];
};

/** Badges that are to be printed: those that somebody chose, or those that were issued last. */
export async function BadgesPage({ conference, holders, badges }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const accepted = accreditationAddress(here, personsIn({ show: 'accepted' }));
  return (
    <Main>
      <Breadcrumbs
        label={t('reg.trail')}
        items={[
          { label: pick(conference.title, locale, conference.originalLanguage), href: here },
          { label: t('acc.title'), href: accepted },
          { label: t('badge.many') },
        ]}
      />
      <PageHeading
        title={t('badge.many')}
        lead={
          holders
            ? t('badge.readyLead', { count: badges.length })
            : t('badge.latestLead', { most: number(MOST_PRINTED, locale) })
        }
      />
      {badges.length > 0 && (
        <div className="mb-6 print:hidden">
          <BadgeLinks here={here} holders={holders} first />
          <p className="mt-3 max-w-document text-dense text-muted">{t('badge.paper')}</p>
          <p className="mt-1 text-dense text-muted">
            {sayIn(locale)('agenda.timesIn', {
              zone: zone(conference.timeZone, locale, ...badges.map(({ issuedAt }) => issuedAt)),
            })}
          </p>
        </div>
      )}
      <DataTable
        caption={t('badge.many')}
        captionHidden
        rows={badges}
        rowKey={({ id }) => id}
        empty={<EmptyState text={t('badge.empty')} />}
        columns={[
          {
            key: 'name',
            label: t('term.name'),
            header: true,
            cell: ({ participantId, name }) => (
              <Link href={`${here}/accreditation/${participantId}?show=accepted#badge`}>
                <bdi>{name}</bdi>
              </Link>
            ),
          },
          { key: 'delegation', label: t('term.delegation'), cell: (one) => senderName(one, locale) },
          { key: 'capacity', label: t('term.capacity'), cell: (one) => t(`capacity.${one.capacity}`) },
          {
            key: 'number',
            label: t('badge.title'),
            cell: (one) => t('badge.number', { number: one.number }),
          },
          {
            key: 'issued',
            label: t('badge.issuedAt'),
            cell: (one) => dayAndClock(one.issuedAt, locale, conference.timeZone),
          },
        ]}
      />
      <p className="mt-6 flex flex-wrap gap-x-6 print:hidden">
        <Link href={accepted}>{t('badge.choose')}</Link>
        {holders && <Link href={badgesAddress(here)}>{t('badge.latest')}</Link>}
      </p>
    </Main>
  );
}
