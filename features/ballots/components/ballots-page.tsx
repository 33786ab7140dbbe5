import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Time } from '@/components/page/time';
import { DataTable } from '@/components/table/data-table';
import { pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { moment, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotLine } from '../queries/ballot';
import type { BallotConference } from './conference';
import { PhaseTag } from './phase-tag';

type Props = { conference: BallotConference; ballots: BallotLine[]; mayOpen: boolean };

/** Every ballot of a conference: open, declared, still to come. */
export async function BallotsPage({ conference, ballots, mayOpen }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const here = `/${locale}/${conference.slug}/ballots`;
  const canOpen = mayOpen && conference.closedAt !== null;
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, 'ballot:*')} />
      <PageHeading
        kicker={pick(conference.title, locale)}
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            <Link href={`/${locale}/${conference.slug}/countries`}>{t('matrix.link')}</Link>
            {canOpen && <ButtonLink href={`${here}/open`}>{t('openOne')}</ButtonLink>}
          </>
        }
      />
      <DataTable
        caption={t('title')}
        captionHidden
        dense={false}
        rows={ballots}
        rowKey={({ id }) => id}
        empty={<EmptyState text={t(mayOpen ? 'emptyOrganizer' : 'empty')} />}
        columns={[
          {
            key: 'number',
            label: sayIn(locale)('common.number'),
            numeric: true,
            cell: (row) => number(row.number, locale),
          },
          {
            key: 'question',
            label: t('column.question'),
            header: true,
            cell: (row) => <Link href={`${here}/${row.number}`}>{pick(row.question, locale)}</Link>,
          },
          {
            key: 'procedure',
            label: t('facts.procedure'),
            cell: (row) => (
              <>
                {t(`procedure.${row.procedure}`)}
                {row.round > 1 && (
                  <span className="block text-meta text-muted">{t('round', { round: row.round })}</span>
                )}
              </>
            ),
          },
          { key: 'state', label: t('column.state'), cell: (row) => <PhaseTag ballot={row} /> },
          {
            key: 'closes',
            label: t('column.closes'),
            cell: (row) => <Closes ballot={row} timeZone={conference.timeZone} />,
          },
          {
            key: 'turnout',
            label: t('column.turnout'),
            cell: (row) => {
              if (!row.opened) return '–';
              return row.procedure === 'vote'
                ? t('of', { turnout: row.turnout, roll: row.roll })
                : t('breaks', { breaks: row.breaks });
            },
          },
        ]}
      />
    </Main>
  );
}

/** When it closes, or when it did where that was earlier. */
async function Closes({ ballot, timeZone }: { ballot: BallotLine; timeZone: string }) {
  const locale = await readerLocale();
  const at = ballot.endedAt ?? ballot.closesAt;
  return <Time iso={at.toISOString()}>{moment(at, locale, timeZone)}</Time>;
}
