import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { ListLinks } from '@/components/page/list-links';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { DataTable } from '@/components/table/data-table';
import { pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { ListedBallot } from '../queries/list';
import { Closes, closesWord, OwnCell, State } from './ballot-cells';
import type { BallotConference } from './conference';

type Props = { conference: BallotConference; ballots: ListedBallot[]; mayOpen: boolean; seesDrafts: boolean };

/** Every ballot of a conference: open, declared, still to come; with what the reader's own country did. */
export async function BallotsPage({ conference, ballots, mayOpen, seesDrafts }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const here = `/${locale}/${conference.slug}/ballots`;
  const canOpen = mayOpen && conference.closedAt !== null;
  const hasOwn = ballots.some(({ own }) => own !== null);
  const times = ballots.map(({ endedAt, closesAt }) => endedAt ?? closesAt);
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, 'ballot:*')} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <Link href={`/${locale}/${conference.slug}/countries`}>{t('matrix.link')}</Link>
            {seesDrafts && <Link href={`${here}/drafts`}>{t('drafts.link')}</Link>}
            {canOpen && <ButtonLink href={`${here}/open`}>{t('openOne')}</ButtonLink>}
          </>
        }
      />
      <DataTable
        caption={t('title')}
        captionHidden
        dense={false}
        stack="lines"
        rows={ballots}
        rowKey={({ id }) => id}
        empty={<EmptyState text={t(mayOpen ? 'emptyOrganizer' : 'empty')} />}
        columns={[
          {
            key: 'question',
            label: t('column.question'),
            header: true,
            cell: (row) => <Question row={row} href={`${here}/${row.number}`} />,
          },
          { key: 'state', label: t('column.state'), cell: (row) => <State ballot={row} /> },
          ...(hasOwn
            ? [
                {
                  key: 'own',
                  label: t('own.title'),
                  cell: (row: ListedBallot) => <OwnCell ballot={row} href={`${here}/${row.number}`} />,
                },
              ]
            : []),
          {
            key: 'turnout',
            label: t('column.participation'),
            labelOf: ({ procedure }) => t(procedure === 'vote' ? 'column.turnout' : 'column.silence'),
            cell: (row) => {
              if (!row.opened) return '–';
              return row.procedure === 'vote'
                ? t('of', { turnout: row.turnout, roll: row.roll })
                : t('breaks', { breaks: row.breaks });
            },
          },
          {
            key: 'closes',
            label: t('facts.closes'),
            labelOf: (row) => t(closesWord(row)),
            cell: (row) => <Closes ballot={row} timeZone={conference.timeZone} />,
          },
        ]}
      />
      {ballots.length > 0 && (
        <p className="mt-3 text-meta text-muted">
          {sayIn(locale)('agenda.timesIn', { zone: zone(conference.timeZone, locale, ...times) })}
        </p>
      )}
      {ballots.length > 0 && (
        <ListLinks
          label={sayIn(locale)('sheets.download')}
          address={`/${locale}/${conference.slug}/lists/ballots`}
        />
      )}
    </Main>
  );
}

/** The question, which leads to the ballot, and in one line what kind of ballot it is. */
async function Question({ row, href }: { row: ListedBallot; href: string }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const kind = [
    t('number', { number: row.number }),
    t(`procedure.${row.procedure}`),
    row.round > 1 && t('round', { round: row.round }),
  ];
  return (
    <>
      <Link className="text-body" href={href}>
        {pick(row.question, locale)}
      </Link>
      <span className="block text-dense font-normal text-muted">{kind.filter(Boolean).join(' · ')}</span>
    </>
  );
}
