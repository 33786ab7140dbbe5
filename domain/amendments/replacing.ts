import { type Amendment, amendmentIn, changedId, type Debate, openTo } from './debate';
import { keepsAny } from './words';

/** What an amendment leaves of the paragraph that it would change. */
const leaves = (asks: Amendment): string => ('text' in asks ? asks.text : '');

/**
 * True for an amendment that, with what its mover asked for before, leaves nothing of the text: each paragraph is deleted, or
 * has no two words side by side in its revision. That is a new proposal. What others deleted is no doing of this mover.
 */
export function replacesEverything(debate: Debate, asks: Amendment): boolean {
  if (!('paragraph' in asks)) return false;
  return debate.paragraphs.every(({ id, text, status, changedBy }) => {
    if (status === 'deleted')
      return changedBy !== null && amendmentIn(debate, changedBy)?.asks.by === asks.by;
    if (status !== 'stands') return true;
    const own = [...openTo(debate, id).map((one) => one.asks), asks].filter(({ by }) => by === asks.by);
    return own.some((one) => changedId(one) === id && !keepsAny(text, leaves(one)));
  });
}
