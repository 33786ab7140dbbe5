import type { Actor } from '@/domain/actor';
import type { Debate, DebateEvent, PartInDebate } from '@/domain/amendments/debate';
import { standing } from '@/domain/amendments/merging';
import type { VoteCount } from '@/domain/amendments/recording';
import { whyNotNow } from '@/domain/amendments/refusing';
import { can } from '@/domain/permissions';
import type { RecordedEvent } from './debate-record';
import type { Party } from './parties';

/** A part that is voted on apart, with what is on record of it, and what the viewer may do with it now. */
export type PartShown = PartInDebate & {
  number: number;
  mover: Party | null;
  /** when it was decided, and the counts of its vote where they were taken */
  endedAt: Date | null;
  votes: VoteCount | null;
  may: { decide: boolean; withdraw: boolean };
};

export type Division = {
  parts: PartShown[];
  /** the paragraphs that the viewer may divide from the rest; null for who divides no text, or none that is over */
  divides: { paragraphs: string[]; waits: boolean } | null;
};

/** The counts of a vote, where they were taken. */
export function votesOf(row: RecordedEvent | undefined): VoteCount | null {
  const { inFavour, against, abstaining } = row ?? {};
  return typeof inFavour === 'number' && typeof against === 'number' && typeof abstaining === 'number'
    ? { inFavour, against, abstaining }
    : null;
}

type Divided = {
  debate: Debate;
  events: readonly RecordedEvent[];
  parties: ReadonlyMap<string, Party>;
  isOpen: boolean;
};

/** The parts of a text that are voted on apart, in the order in which they were divided from it. */
export function divisionOf(
  viewer: Actor,
  conferenceId: string,
  { debate, events, parties, isOpen }: Divided,
): Division {
  const may = (permission: 'part.decide' | 'division.withdraw', event: DebateEvent) =>
    isOpen && can(viewer, permission, { conferenceId }) && whyNotNow(debate, event) === null;
  const parts = debate.parts.map((one, index): PartShown => {
    const end = events.find(({ event }) => event.kind === 'part.voted' && event.part === one.id);
    return {
      ...one,
      number: index + 1,
      mover: parties.get(one.by ?? '') ?? null,
      endedAt: end?.at ?? null,
      votes: votesOf(end),
      may: {
        decide: may('part.decide', { kind: 'part.voted', part: one.id, result: 'adopted' }),
        withdraw: may('division.withdraw', { kind: 'division.withdrawn', part: one.id }),
      },
    };
  });
  const divides = isOpen && debate.outcome === 'open' && can(viewer, 'outcome.divide', { conferenceId });
  return { parts, divides: divides ? dividable(debate) : null };
}

/** The paragraphs that are in no part yet; none where all that is left is one paragraph, or while an amendment is open. */
function dividable(debate: Debate): { paragraphs: string[]; waits: boolean } {
  const free = standing(debate).filter(({ id }) => isDividable(debate, id));
  const first = standing(debate)[0];
  const why = first && whyNotNow(debate, { kind: 'part.divided', part: 'new', paragraphs: [first.id] });
  return { paragraphs: free.map(({ id }) => id), waits: why?.why === 'undecided' };
}

const isDividable = (debate: Debate, id: string): boolean =>
  whyNotNow(debate, { kind: 'part.divided', part: 'new', paragraphs: [id] }) === null;
