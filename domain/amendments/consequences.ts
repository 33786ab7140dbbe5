import type { Debate } from './debate';
import { orderOfVoting, type Turn } from './ordering';
import { debateAfter } from './replaying';

/** An amendment in its turn, with those that are then not voted on any more, should it be adopted. */
export type TurnWithFalls = Turn & { falls: string[] };

/** The order of voting with what would fall at each turn, were all before it rejected and it adopted. */
export function turnsWithFalls(debate: Debate): TurnWithFalls[] {
  let before = debate;
  return orderOfVoting(debate).map((turn) => {
    const vote = { kind: 'amendment.voted', amendment: turn.amendment } as const;
    const open = new Set(openIn(before));
    const left = new Set(openIn(debateAfter(before, { ...vote, result: 'adopted' })));
    before = debateAfter(before, { ...vote, result: 'rejected' });
    return { ...turn, falls: [...open].filter((id) => id !== turn.amendment && !left.has(id)) };
  });
}

const openIn = ({ amendments }: Debate): string[] =>
  amendments.filter(({ status }) => status === 'open').map(({ asks }) => asks.id);
