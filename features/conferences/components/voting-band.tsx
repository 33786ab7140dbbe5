import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Band } from '@/components/page/band';
import { pick } from '@/domain/local-text';
import type { ListedBallot } from '@/features/ballots/queries/list';
import { brief } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { BandHead, Beside } from './band-parts';
import { TimeLeft } from './time-left';

const MOST_BESIDE = 3;
/** What asks for something now comes first. */
const ORDER = ['open', 'scheduled', 'closed'] as const;

type Props = {
  here: string;
  timeZone: string;
  now: Date;
  ballots: readonly ListedBallot[];
};

const isSilence = ({ procedure }: ListedBallot) => procedure === 'silence';
const waitsFor = ({ phase, opensAt, closesAt }: ListedBallot) => (phase === 'scheduled' ? opensAt : closesAt);
/** The viewer casts the vote of a delegation in it. */
const mayVote = ({ phase, procedure, own }: ListedBallot) =>
  phase === 'open' && procedure === 'vote' && own?.isHead === true && own.onRoll;

/**
 * Ballots that are not declared: what is open before what is still to open, the next to end first. Before all others
 * those in which the viewer casts a vote, and has not yet.
 */
function pending(ballots: readonly ListedBallot[]): ListedBallot[] {
  const asks = (one: ListedBallot) => (mayVote(one) ? (one.own?.choice ? 1 : 2) : 0);
  return ORDER.flatMap((phase) =>
    ballots
      .filter((one) => one.phase === phase)
      .sort((a, b) => asks(b) - asks(a) || waitsFor(a).getTime() - waitsFor(b).getTime()),
  );
}

/** The band of a conference that votes: what is open, until when, and who may vote. */
export async function VotingBand({ here, timeZone, now, ballots }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.band'), readerLocale()]);
  const say = sayIn(locale);
  const [first, ...others] = pending(ballots);
  if (!first) return null;
  const hrefOf = ({ number }: ListedBallot) => `${here}/ballots/${number}`;
  const kicker = (ballot: ListedBallot) => {
    const { phase } = ballot;
    const time = brief(waitsFor(ballot), locale, timeZone, now);
    if (phase === 'closed') return [say('ballots.phase.closed')];
    if (phase === 'scheduled') return [say('ballots.phase.scheduled'), t('opens', { time })];
    return [say(isSilence(ballot) ? 'ballots.phase.running' : 'ballots.phase.open'), t('closes', { time })];
  };
  const { phase, roll, turnout } = first;
  const votes = mayVote(first);
  return (
    <Band
      label={t('label.voting')}
      id="now"
      beside={
        others.length > 0 &&
        others
          .slice(0, MOST_BESIDE)
          .map((one) => (
            <Beside key={one.id} kicker={kicker(one)} title={pick(one.question, locale)} href={hrefOf(one)} />
          ))
      }
    >
      <BandHead
        kicker={[
          ...kicker(first),
          phase !== 'closed' && (
            <TimeLeft
              key="left"
              until={waitsFor(first)}
              now={now}
              word={phase === 'scheduled' ? 'in' : 'left'}
            />
          ),
        ]}
        title={pick(first.question, locale)}
        action={
          <ButtonLink
            variant={votes && !first.own?.choice ? 'band' : 'bandSecondary'}
            size={votes ? 'l' : undefined}
            href={votes ? `${hrefOf(first)}/vote` : hrefOf(first)}
          >
            {votes ? say(first.own?.choice ? 'ballots.own.change' : 'ballots.own.vote') : t('seeBallot')}
          </ButtonLink>
        }
      >
        {phase === 'open' && <p>{isSilence(first) ? t('silence') : t('whoMay', { roll, turnout })}</p>}
      </BandHead>
    </Band>
  );
}
