import { sql } from 'drizzle-orm';
import { dbNow, withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { VoteCount } from '@/domain/amendments/recording';
import { MOST_BESIDE } from '@/domain/correcting';
import { authorize } from '@/domain/permissions';
import { endByHands, explainHands, type HeldHands, type PresenceSource } from '@/domain/show-of-hands';
import { type Officer, officerOf } from '@/features/accounts/queries/colleagues';
import { hallAt, underRules } from '@/features/ballots/queries/hall-quorum';
import type { OutcomeWhole } from '../queries';
import { dated, type Read } from './beside';
import { explanationOf } from './consensus-calls';

const MOST = 100;

/** What the counts should read; what was declared by the first ones stays. */
export type HandsCorrection = VoteCount & { number: number; reason: string; at: Date; by: Officer | null };

type HandsRead = HeldHands & { number: number; entitled: number; source: PresenceSource };

/** A show of hands as it was recorded, and what came of it: it decided, left the text undecided, or was recalled. */
export type ShownHands = HandsRead & {
  at: Date;
  standing: 'decided' | 'undecided' | 'recalled';
  corrections: HandsCorrection[];
};

type HandsRow = HandsRead & { at: string; corrections: Read<HandsCorrection> };

/** A column for a query of `outcome`: the shows of hands on it, the first first. */
export const handsFor = (viewer: Actor, conferenceId: string) => sql<HandsRow[]>`coalesce((
  select jsonb_agg(jsonb_build_object('number', s.number, 'at', s.taken_at, 'rules', s.rules, 'inFavour', s.in_favour,
    'against', s.against, 'abstaining', s.abstaining, 'present', s.present, 'entitled', s.entitled, 'source', s.source,
    'verdict', s.verdict, 'corrections', coalesce((
      select jsonb_agg(jsonb_build_object('number', c.number, 'inFavour', c.in_favour, 'against', c.against,
        'abstaining', c.abstaining, 'reason', c.reason, 'at', c.recorded_at,
        'by', ${officerOf(viewer, conferenceId, sql`c.recorded_by`)}) order by c.number)
      from (select * from show_of_hands_correction c where c.conference_id = s.conference_id
        and c.outcome_id = s.outcome_id and c.show = s.number order by c.number limit ${MOST_BESIDE}) c), '[]'))
    order by s.number)
  from (select * from show_of_hands s where s.conference_id = outcome.conference_id and s.outcome_id = outcome.id
    order by s.number limit ${MOST}) s), '[]')`;

type DecidedWhen = { adoptedAt: Date | null; notAdoptedAt: Date | null };

/** As JSON says them, with their instants as instants. The last one that settles decided the text, unless that was recalled. */
export function handsIn(rows: readonly HandsRow[], { adoptedAt, notAdoptedAt }: DecidedWhen): ShownHands[] {
  const decidedAt = (adoptedAt ?? notAdoptedAt)?.getTime();
  return rows.map(({ corrections, ...row }) => {
    const at = new Date(row.at);
    const settles = endByHands(row) !== null;
    const standing = settles ? (at.getTime() === decidedAt ? 'decided' : 'recalled') : 'undecided';
    return { ...row, at, standing, corrections: dated<HandsCorrection>(corrections) };
  });
}

/**
 * Who is in the hall for a show of hands, and under which rules it can be held: as whoever records it needs it. `here` is null
 * where the secretariat keeps no door. Four questions.
 */
export function getHandsHall(viewer: Actor, conferenceId: string) {
  return withTx(viewer, async (tx) => {
    authorize(viewer, 'showOfHands.record', { conferenceId });
    const { here, scope, profiles } = await hallAt(tx, conferenceId, await dbNow(tx));
    return {
      ...{ here, entitled: scope.roll },
      rules: profiles.map((one) => ({
        ...underRules(one, { here: here ?? 0, scope }),
        majority: one.profile.vote.majority,
      })),
    };
  });
}

export type HandsHall = Awaited<ReturnType<typeof getHandsHall>>;

/** The decision of a text that was adopted or not, in one sentence to be, and the ballot or show of hands that it came of, if it did. */
export function decisionOf(
  outcome: Pick<OutcomeWhole, 'hands' | 'ballots' | 'calls' | 'reservations' | 'adoptionMethod'>,
) {
  const explanation = explanationOf(outcome);
  if (explanation) return { explanation };
  const hands = outcome.hands.findLast(({ standing }) => standing === 'decided');
  if (hands) return { explanation: explainHands(hands), hands };
  // The last ballot that was declared decided it, whatever became of the ones before.
  const ballot = outcome.ballots.findLast(({ explanation }) => explanation);
  return ballot?.explanation ? { explanation: ballot.explanation, ballot } : null;
}
