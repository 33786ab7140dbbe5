import {
  type AmendmentInDebate,
  amendmentIn,
  changedId,
  type Debate,
  openTo,
  paragraphIn,
  unseconded,
} from './debate';
import { inOrder } from './merging';
import { wordsChanged } from './words';

/**
 * An amendment in its turn, and why there: it deletes the paragraph, it revises or adds so many words, or it would change the
 * amendment that comes after it. `tied`: another is as far removed, and the words and then the movers were put in the
 * order of the alphabet.
 */
export type Turn = {
  amendment: string;
  because: 'deletes' | 'revises' | 'adds' | 'amends';
  words: number;
  tied: boolean;
};

type Measured = { one: AmendmentInDebate; words: number };

/**
 * The order in which open amendments are put to the vote, as it is proposed to the chair: along the text, and at each
 * paragraph the one furthest removed from it first. An amendment to an amendment goes right before it. When they were
 * tabled says nothing. One that waits for delegations to second it has no turn, nor has what would change it.
 */
export function orderOfVoting(debate: Debate): Turn[] {
  const open = debate.amendments.filter((one) => one.status === 'open' && !unseconded(debate, one));
  const addedAfter = (id: string | null) =>
    open.filter(({ asks }) => asks.kind === 'add' && asks.after === id);
  const along = inOrder(debate).flatMap(({ id }) => [putTo(debate, id), addedAfter(id)]);
  return [addedAfter(null), ...along].flatMap((group) => turns(debate, group));
}

const putTo = (debate: Debate, id: string) => openTo(debate, id).filter((one) => !unseconded(debate, one));

function turns(debate: Debate, group: readonly AmendmentInDebate[]): Turn[] {
  const measured = group.map((one) => ({ one, words: distance(debate, one) })).toSorted(furthestFirst);
  return measured.flatMap(({ one, words }) => {
    const tied = measured.some((other) => other.one !== one && isAsFar({ one, words }, other));
    const turn = { amendment: one.asks.id, because: reason(one), words, tied };
    return [...turns(debate, putTo(debate, one.asks.id)), turn];
  });
}

const reason = ({ asks }: AmendmentInDebate): Turn['because'] => {
  if ('amendment' in asks) return 'amends';
  return ({ delete: 'deletes', revise: 'revises', add: 'adds' } as const)[asks.kind];
};

/** How many words an amendment takes out and puts in. */
function distance(debate: Debate, { asks, text }: AmendmentInDebate): number {
  const id = changedId(asks);
  const before = id === null ? '' : (paragraphIn(debate, id)?.text ?? amendmentIn(debate, id)?.text ?? '');
  return wordsChanged(before, text ?? '');
}

const isDeletion = ({ one }: Measured) => one.asks.kind === 'delete';
const isAsFar = (a: Measured, b: Measured) => isDeletion(a) === isDeletion(b) && a.words === b.words;

function furthestFirst(a: Measured, b: Measured): number {
  if (isDeletion(a) !== isDeletion(b)) return isDeletion(a) ? -1 : 1;
  return (
    b.words - a.words ||
    alphabet(a.one.text ?? '', b.one.text ?? '') ||
    alphabet(a.one.asks.by, b.one.asks.by) ||
    // Of one mover, when an amendment to the first gave it the words of the second.
    alphabet(asTabled(a), asTabled(b))
  );
}

const asTabled = ({ one: { asks } }: Measured): string => ('text' in asks ? asks.text : '');

/** By code units, which no setting of a machine changes. */
const alphabet = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};
