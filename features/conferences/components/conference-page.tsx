import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { InLanguage } from '@/components/page/in-language';
import { dotted } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { ReadAgain } from '@/components/time/read-again';
import { nextEdge, nowOn, PARTS_OF, type PagePart, phaseOf } from '@/domain/phase';
import { watching } from '@/domain/topics';
import type { ListedBallot } from '@/features/ballots/queries/list';
import type { OutcomeLine } from '@/features/outcomes/queries';
import { zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { markedText } from '@/platform/i18n/shown-text';
import type { ConferenceFacts } from '../queries';
import type { Glance } from '../queries/public';
import { meetingTimes, whenOf, whereOf } from '../queries/when-and-where';
import { About } from './about';
import { AgendaGlance } from './agenda-glance';
import { NowBand } from './now-band';
import { AfterBand, AheadBand } from './still-band';
import { Today } from './today';
import { VotingBand } from './voting-band';

/** On wide screens what comes first has the wider column, and the rest stands beside it. */
const COLUMNS = 'mt-10 grid gap-x-12 gap-y-12 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]';

/** The most of a list that stands beside the page's subject; a page of its own has them all. */
const MOST_ASIDE = 5;

type Props = {
  conference: ConferenceFacts;
  glance: Glance;
  ballots: ListedBallot[];
  /** those that the viewer may see */
  outcomes: OutcomeLine[];
  communique: { title: string; href: string } | null;
  /** what the viewer can do about a registration */
  registration: 'own' | 'signIn' | null;
  /** how other areas draw theirs */
  draw: { ballots: (some: ListedBallot[]) => ReactNode; outcomes: (some: OutcomeLine[]) => ReactNode };
};

/** A conference as the public reads it: first what matters in its phase, then everything else in the order of that. */
export async function ConferencePage({
  conference,
  glance,
  communique,
  registration,
  draw,
  ...lists
}: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences'), readerLocale()]);
  const { id, slug, symbol, title, timeZone } = conference;
  const { now, agenda } = glance;
  const here = `/${locale}/${slug}`;
  const sessions = agenda?.sessions ?? [];
  const { ballots } = lists;
  const outcomes = lists.outcomes.filter(({ state }) => state !== 'draft');
  const drafts = lists.outcomes.filter(({ state }) => state === 'draft');
  const invited = Object.keys(glance.present).length > 0;
  const facts = { ...conference, invited, sessions, ballots };
  const phase = phaseOf(facts, now);
  const edge = nextEdge(facts, now);
  const on = nowOn(sessions, timeZone, now);
  const [lead] = PARTS_OF[phase];
  // What was decided in the room and by ballot stands together; the sessions of a day stand for themselves.
  const first = ['closed', 'voting', 'decided'].includes(phase) ? 2 : 1;
  const shown = <T,>(part: PagePart, all: T[]): T[] => (part === lead ? all : all.slice(0, MOST_ASIDE));
  const parts: Record<PagePart, () => ReactNode> = {
    today: () => (
      <Today here={here} timeZone={timeZone} now={now} on={on} original={conference.originalLanguage} />
    ),
    agenda: () => <AgendaGlance here={here} timeZone={timeZone} agenda={agenda} />,
    about: () => <About conference={conference} glance={glance} />,
    documents: () =>
      // The band of a conference that is over leads there.
      communique &&
      phase !== 'closed' && (
        <Section title={t('glance.communique')} id="communique">
          <p className="measure">
            <Link href={communique.href}>{communique.title}</Link>
          </p>
        </Section>
      ),
    outcomes: () =>
      outcomes.length > 0 && (
        <Section
          title={t(phase === 'running' ? 'glance.decidedSoFar' : 'glance.outcomes')}
          id="outcomes"
          actions={<Link href={`${here}/outcomes`}>{t('glance.allOutcomes')}</Link>}
        >
          {draw.outcomes(shown('outcomes', outcomes))}
        </Section>
      ),
    ballots: () =>
      ballots.length > 0 && (
        <Section
          title={t('glance.ballots')}
          id="ballots"
          actions={
            <>
              {phase !== 'decided' && ballots.some(({ result }) => result) && (
                <Link href={`${here}/countries`}>{sayIn(locale)('ballots.matrix.link')}</Link>
              )}
              <Link href={`${here}/ballots`}>{t('glance.allBallots')}</Link>
            </>
          }
        >
          {draw.ballots(shown('ballots', ballots))}
        </Section>
      ),
  };
  return (
    <Main>
      <LiveRefresh what={watching(id, `conference:${id}`, 'agenda:released', 'ballot:*', 'outcome:*')} />
      {edge && <ReadAgain at={edge.toISOString()} now={now.toISOString()} />}
      <PageHeading
        title={<InLanguage {...markedText(title, locale, conference.originalLanguage)} />}
        tags={<Facts />}
      />
      <BandOfPhase />
      <div className={COLUMNS}>
        {[PARTS_OF[phase].slice(0, first), PARTS_OF[phase].slice(first)].map((column) => (
          <div key={column[0]} className="empty:hidden">
            {column.map((part) => (
              <Part key={part} name={part} />
            ))}
          </div>
        ))}
      </div>
    </Main>
  );

  /** When and where, and in which zone the page gives its times. */
  function Facts() {
    const [when, where] = [whenOf(conference, locale), whereOf(conference, locale)];
    const times = [
      ...meetingTimes(conference),
      ...[sessions[0]?.startsAt, sessions.at(-1)?.endsAt].flatMap((at) => (at ? [new Date(at)] : [])),
      ...ballots.flatMap((one) => (one.result ? [] : [one.opensAt, one.closesAt])),
    ];
    const words = [
      where ?? (when && t('hostToBeAnnounced')),
      when ?? t(where ? 'datesNotGiven' : 'toBeAnnounced'),
      times.length > 0 && sayIn(locale)('agenda.timesIn', { zone: zone(timeZone, locale, ...times) }),
    ];
    return (
      <span>
        {dotted([
          <bdi key="symbol" className="font-mono">
            {symbol}
          </bdi>,
          ...words,
        ])}
      </span>
    );
  }

  function BandOfPhase() {
    const shared = { here, timeZone, now };
    const original = conference.originalLanguage;
    switch (phase) {
      case 'running': {
        const unknown = agenda?.doubt ? 'agendaDoubted' : sessions.length === 0 ? 'noAgenda' : null;
        return <NowBand {...shared} original={original} on={on} drafts={drafts} unknown={unknown} />;
      }
      case 'voting':
        return <VotingBand {...shared} ballots={ballots} />;
      case 'planned':
      case 'registration':
        return (
          <AheadBand
            here={here}
            conference={conference}
            now={now}
            phase={phase}
            registration={registration}
          />
        );
      default:
        return (
          <AfterBand
            here={here}
            conference={conference}
            phase={phase}
            ballots={ballots}
            outcomes={outcomes}
            communique={communique?.href ?? null}
          />
        );
    }
  }

  function Part({ name }: { name: PagePart }) {
    return parts[name]();
  }
}
