import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { ProgressBar } from '@/components/page/progress-bar';
import { Section } from '@/components/page/section';
import { Time } from '@/components/page/time';
import { DataTable } from '@/components/table/data-table';
import { classes } from '@/components/text';
import type { Actor } from '@/domain/actor';
import { type DelegationView, delegationsAddress } from '@/domain/delegation-views';
import { pick } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { isOver } from '@/domain/phase';
import { watching } from '@/domain/topics';
import { atHead, localDay, moment, number, spanOn, weekday, zone } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';
import type { Overview, OverviewBallot, OverviewSession } from '../queries/overview';
import { OverviewEvents } from './overview-events';
import { OverviewReminders } from './overview-reminders';

type Props = { viewer: Actor; conference: ConferenceFacts; overview: Overview; now: Date };

/** The staff's one screen: who is missing, what waits, what meets today, who has voted. Keeps itself current. */
export async function OverviewPage({ viewer, conference, overview, now }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.overview'), readerLocale()]);
  const { id, slug, title, timeZone } = conference;
  const { counts, requests, sessions, ballots, events } = overview;
  const here = `/${locale}/${slug}`;
  const mayList = can(viewer, 'delegation.list', { conferenceId: id });
  const figure = (key: string, view: DelegationView): Figure => ({
    key,
    value: counts[view],
    href: mayList ? delegationsAddress(here, { view }) : undefined,
  });
  const due = (key: string, view: DelegationView): Figure => ({ ...figure(key, view), waits: true });
  // Whoever is missing at the end is not missed any more; a decision that waits still does.
  const missed = isOver(conference, now) ? figure : due;
  return (
    <Main>
      <LiveRefresh what={watching(id)} />
      <PageHeading
        title={t('title')}
        kicker={pick(title, locale, conference.originalLanguage)}
        lead={
          conference.closedAt
            ? t('leadClosed', { time: moment(conference.closedAt, locale, timeZone) })
            : `${atHead(weekday(now, locale, timeZone), locale)} (${zone(timeZone, locale, now)})`
        }
      />
      <div className="grid gap-x-12 gap-y-8 lg:grid-cols-2">
        <div>
          <Section
            title={t('delegations')}
            actions={mayList && <Link href={`${here}/delegations`}>{t('allDelegations')}</Link>}
          >
            <Figures
              locale={locale}
              rows={[
                figure(t('delegationsAll'), 'all'),
                missed(t('empty'), 'noNomination'),
                missed(t('withoutHead'), 'withoutHead'),
                missed(t('credentialsAwaited'), 'awaited'),
                due(t('credentialsToDecide'), 'credentials'),
                figure(t('credentialsAccepted'), 'credentialsAccepted'),
              ]}
            />
          </Section>
        </div>
        <div>
          <Section
            title={t('registrations')}
            actions={mayList && <Link href={`${here}/accreditation`}>{t('toAccreditation')}</Link>}
          >
            <Figures
              locale={locale}
              rows={[
                figure(t('participants'), 'persons'),
                missed(t('notSubmitted'), 'notSubmitted'),
                // They are decided one after the other in a list of their own.
                { ...due(t('awaiting'), 'submitted'), href: mayList ? `${here}/accreditation` : undefined },
                missed(t('returned'), 'returned'),
                {
                  key: t('requests'),
                  value: requests,
                  href: mayList ? `${here}/accreditation?show=requests` : undefined,
                  waits: true,
                },
                figure(t('accepted'), 'accepted'),
              ]}
            />
          </Section>
        </div>
      </div>
      {overview.reminders && (
        <Section
          title={t('reminders.title')}
          id="reminders"
          actions={
            can(viewer, 'deadlines.set', { conferenceId: id }) && (
              <Link href={`${here}/settings/deadlines`}>{t('reminders.settings')}</Link>
            )
          }
        >
          <OverviewReminders conference={conference} reminders={overview.reminders} />
        </Section>
      )}
      <Section title={t('ballots')} id="ballots">
        <Ballots conference={conference} ballots={ballots} />
      </Section>
      <Section
        title={t('today')}
        id="today"
        lead={t('times', {
          zone: zone(timeZone, locale, ...sessions.flatMap((s) => [s.startsAt, s.endsAt])),
        })}
      >
        <Today conference={conference} sessions={sessions} now={now} />
      </Section>
      {events && (
        <Section
          title={t('events')}
          id="events"
          actions={<Link href={`${here}/record`}>{t('allEvents')}</Link>}
        >
          <OverviewEvents events={events} timeZone={timeZone} />
        </Section>
      )}
    </Main>
  );
}

type Figure = { key: string; value: number; waits?: boolean; href?: string };

/** Words and whole numbers, each with the list behind it; what waits for somebody stands out while it is not nought. */
function Figures({ rows, locale }: { rows: Figure[]; locale: string }) {
  return (
    <ul>
      {rows.map(({ key, value, waits, href }) => {
        const due = waits && value > 0;
        const figure = (
          <>
            <span className={classes('figures w-[3.5rem] text-h3', due && 'font-semibold text-pending')}>
              {number(value, locale)}
            </span>{' '}
            {key}
          </>
        );
        return (
          <li key={key} className="border-b border-hairline">
            {href && value > 0 ? (
              <Link
                className="flex items-baseline py-1.5 text-ink no-underline hover:bg-accent/4 hover:underline"
                href={href}
              >
                {figure}
              </Link>
            ) : (
              <span className="flex items-baseline py-1.5 text-muted">{figure}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}

async function Ballots({ conference, ballots }: { conference: ConferenceFacts; ballots: OverviewBallot[] }) {
  const [t, locale] = await Promise.all([getTranslations('conferences.overview'), readerLocale()]);
  if (ballots.length === 0) return <p className="text-muted">{t('noBallots')}</p>;
  return (
    <ul className="grid">
      {ballots.map(({ number: n, procedure, question, closesAt, roll, taken, doubted }) => (
        <li key={n} className="grid gap-2 border-b border-hairline py-3 md:grid-cols-[2fr_1fr] md:gap-8">
          <div>
            <h3 className="text-body">
              <Link href={`/${locale}/${conference.slug}/ballots/${n}`}>{pick(question, locale)}</Link>
            </h3>
            <p className="text-dense text-muted">
              {t(`closes.${procedure}`)}{' '}
              <Time iso={closesAt.toISOString()}>{moment(closesAt, locale, conference.timeZone)}</Time>
            </p>
          </div>
          {doubted ? (
            <p className="text-dense font-semibold">{t('doubted')}</p>
          ) : procedure === 'vote' ? (
            <ProgressBar
              label={t('turnout')}
              value={taken}
              max={Math.max(1, roll)}
              text={t('turnoutText', { taken, roll })}
            />
          ) : (
            <p className="text-dense">{t('breaks', { count: taken })}</p>
          )}
        </li>
      ))}
    </ul>
  );
}

type TodayProps = { conference: ConferenceFacts; sessions: OverviewSession[]; now: Date };

async function Today({ conference, sessions, now }: TodayProps) {
  const [t, locale] = await Promise.all([getTranslations('conferences.overview'), readerLocale()]);
  const { slug, timeZone } = conference;
  if (sessions.length === 0) return <p className="text-muted">{t('noSessions')}</p>;
  return (
    <DataTable
      caption={t('today')}
      captionHidden
      rows={sessions}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'time',
          label: t('time'),
          cell: (row) => (
            <bdi dir="ltr">
              {spanOn(localDay(now, timeZone), { from: row.startsAt, to: row.endsAt }, locale, timeZone)}
            </bdi>
          ),
        },
        {
          key: 'session',
          label: t('session'),
          header: true,
          cell: (row) => (
            <>
              <Link href={`/${locale}/${slug}/sessions/${row.id}`}>
                {pick(row.title, locale, conference.originalLanguage)}
              </Link>
              {row.startsAt <= now && row.endsAt > now && <strong> · {t('now')}</strong>}
            </>
          ),
        },
        { key: 'room', label: t('room'), cell: (row) => <bdi>{row.room ?? '–'}</bdi> },
      ]}
    />
  );
}
