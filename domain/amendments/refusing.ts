import {
  type Amendment,
  type AmendmentInDebate,
  amendmentIn,
  type Debate,
  type DebateEvent,
  isDivided,
  openTo,
  ownerOf,
  type ParagraphInDebate,
  paragraphIn,
  type TabledParagraph,
  unseconded,
} from './debate';
import { standing } from './merging';
import { replacesEverything } from './replacing';

export type RefusalOfDebate =
  | 'over'
  | 'idTaken'
  | 'unknown'
  | 'empty'
  | 'changesNothing'
  | 'tabledAlready'
  | 'replacesEverything'
  /** the paragraph is another than its mover read: it has other words, was split, or is gone */
  | 'changed'
  | 'split'
  | 'gone'
  /** a vote made the paragraph what it is */
  | 'settled'
  /** the amendment is not open any more */
  | 'decided'
  | 'hasNoWords'
  | 'notOwner'
  | 'amended'
  /** the rules ask for delegations that second it first */
  | 'unseconded'
  | 'secondsOwn'
  | 'secondedAlready'
  | 'secondedNot'
  /** something else is decided first */
  | 'undecided'
  | 'votingBegan'
  | 'divided'
  | 'onePiece'
  | 'inAnotherPart'
  | 'noPart'
  | 'nothingLeft';

/** Why something cannot happen to a text now, and the amendment or the part that stands in its way, where one does. */
export type WhyNotNow = { why: RefusalOfDebate; by?: string };

const no = (why: RefusalOfDebate, by?: string | null): WhyNotNow => (by ? { why, by } : { why });

/** Why an event cannot be the next one, or null when it can: asked before it is recorded. */
export function whyNotNow(debate: Debate, event: DebateEvent): WhyNotNow | null {
  if (debate.outcome !== 'open') return no('over');
  switch (event.kind) {
    case 'amendment.tabled':
      return whyNotTable(debate, event.amendment, event.version);
    case 'amendment.accepted':
    case 'amendment.withdrawn':
    case 'amendment.voted':
      return whyNotDecide(debate, event);
    case 'amendment.seconded':
    case 'seconding.withdrawn':
      return whyNotSecond(debate, event);
    case 'paragraph.revised':
    case 'paragraph.split':
    case 'paragraph.removed':
      return whyNotRewrite(debate, event);
    case 'part.divided':
      return whyNotDivide(debate, event.part, event.paragraphs);
    case 'division.withdrawn':
    case 'part.voted': {
      const part = debate.parts.find(({ id }) => id === event.part);
      if (!part) return no('unknown');
      return part.status === 'open' ? null : no('decided', part.id);
    }
    case 'proposal.voted':
      return (
        undecided(debate) ??
        (event.result === 'adopted' && standing(debate).length === 0 ? no('nothingLeft') : null)
      );
    case 'proposal.withdrawn':
      if (event.by !== debate.sponsor) return no('notOwner');
      return votingBegan(debate) ? no('votingBegan') : null;
  }
}

function whyNotTable(debate: Debate, asks: Amendment, version: number): WhyNotNow | null {
  if (isTaken(debate, asks.id)) return no('idTaken');
  if (isDivided(debate)) return no('divided');
  if ('text' in asks && asks.text.trim() === '') return no('empty');
  const aim = whyNotAim(debate, asks, version);
  if (aim) return aim;
  const twin = debate.amendments.find((one) => one.status === 'open' && isSame(one.asks, asks));
  if (twin) return no('tabledAlready', twin.asks.id);
  return replacesEverything(debate, asks) ? no('replacesEverything') : null;
}

/** Why an amendment is to nothing that stands there as its mover read it. */
function whyNotAim(debate: Debate, asks: Amendment, version: number): WhyNotNow | null {
  if (asks.kind === 'add') {
    return asks.after === null ? null : whyNotThere(paragraphIn(debate, asks.after));
  }
  if ('amendment' in asks) {
    const amended = amendmentIn(debate, asks.amendment);
    const closed = whyNotOpen(amended);
    if (!amended || closed) return closed;
    if (amended.text === null) return no('hasNoWords');
    if (amended.version !== version) return no('changed');
    return amended.text === asks.text ? no('changesNothing') : null;
  }
  const paragraph = paragraphIn(debate, asks.paragraph);
  const missing = whyNotThere(paragraph);
  if (!paragraph || missing) return missing;
  if (paragraph.settled) return no('settled', paragraph.changedBy);
  if (paragraph.version !== version) return no('changed', paragraph.changedBy);
  return asks.kind === 'revise' && paragraph.text === asks.text ? no('changesNothing') : null;
}

function whyNotThere(paragraph: ParagraphInDebate | undefined): WhyNotNow | null {
  if (!paragraph) return no('unknown');
  if (paragraph.status === 'stands') return null;
  return no(paragraph.status === 'split' ? 'split' : 'gone', paragraph.changedBy);
}

function whyNotOpen(amendment: AmendmentInDebate | undefined): WhyNotNow | null {
  if (!amendment) return no('unknown');
  return amendment.status === 'open' ? null : no('decided', amendment.asks.id);
}

type EndOfAmendment = Extract<
  DebateEvent,
  { kind: 'amendment.accepted' | 'amendment.withdrawn' | 'amendment.voted' }
>;

function whyNotDecide(debate: Debate, event: EndOfAmendment): WhyNotNow | null {
  const amendment = amendmentIn(debate, event.amendment);
  const closed = whyNotOpen(amendment);
  if (!amendment || closed) return closed;
  if (event.kind === 'amendment.withdrawn') {
    if (event.by !== amendment.asks.by) return no('notOwner');
    return whyNotTakeBack(debate, event.amendment);
  }
  if (event.kind === 'amendment.accepted' && event.by !== ownerOf(debate, amendment.asks))
    return no('notOwner');
  const waiting = unseconded(debate, amendment);
  if (waiting) return no('unseconded', waiting.asks.id);
  const first = openTo(debate, event.amendment).find((one) => !unseconded(debate, one));
  const carries = event.kind === 'amendment.accepted' || event.result === 'adopted';
  return first && carries ? no('undecided', first.asks.id) : null;
}

/** Once a vote amended it, an amendment is not its mover's alone any more. */
function whyNotTakeBack(debate: Debate, amendment: string): WhyNotNow | null {
  const amending = debate.amendments.find(
    ({ asks, status }) => 'amendment' in asks && asks.amendment === amendment && status === 'adopted',
  );
  return amending ? no('amended', amending.asks.id) : null;
}

type Seconding = Extract<DebateEvent, { kind: 'amendment.seconded' | 'seconding.withdrawn' }>;

function whyNotSecond(debate: Debate, { kind, amendment: id, by }: Seconding): WhyNotNow | null {
  if (isDivided(debate)) return no('divided');
  const amendment = amendmentIn(debate, id);
  const closed = whyNotOpen(amendment);
  if (!amendment || closed) return closed;
  const seconds = amendment.seconders.includes(by);
  if (kind === 'seconding.withdrawn') return seconds ? whyNotTakeBack(debate, id) : no('secondedNot');
  if (by === amendment.asks.by) return no('secondsOwn');
  return seconds ? no('secondedAlready') : null;
}

type Rewriting = Extract<
  DebateEvent,
  { kind: 'paragraph.revised' | 'paragraph.split' | 'paragraph.removed' }
>;

function whyNotRewrite(debate: Debate, event: Rewriting): WhyNotNow | null {
  if (event.by !== debate.sponsor) return no('notOwner');
  if (isDivided(debate)) return no('divided');
  const paragraph = paragraphIn(debate, event.paragraph);
  const missing = whyNotThere(paragraph);
  if (!paragraph || missing) return missing;
  if (paragraph.settled) return no('settled', paragraph.changedBy);
  if (event.kind === 'paragraph.split') {
    if (event.into.length < 2) return no('onePiece');
    return (
      whyNotTexts(event.into) ?? (event.into.some(({ id }) => isTaken(debate, id)) ? no('idTaken') : null)
    );
  }
  if (event.kind === 'paragraph.removed') return standing(debate).length === 1 ? no('nothingLeft') : null;
  if (event.text.trim() === '') return no('empty');
  return event.text === paragraph.text ? no('changesNothing') : null;
}

function whyNotDivide(debate: Debate, part: string, paragraphs: readonly string[]): WhyNotNow | null {
  const open = undecided({ ...debate, parts: [] });
  if (open) return open;
  if (isTaken(debate, part)) return no('idTaken');
  const left = new Set(standing(debate).map(({ id }) => id));
  if (paragraphs.some((id) => !left.has(id))) return no('unknown');
  const other = debate.parts.find(
    (one) => one.status !== 'withdrawn' && one.paragraphs.some((id) => paragraphs.includes(id)),
  );
  if (other) return no('inAnotherPart', other.id);
  const named = new Set(paragraphs);
  return named.size === 0 || named.size < paragraphs.length || named.size === left.size ? no('noPart') : null;
}

/**
 * The first amendment or part that is not decided: amendments go before parts, and both before the whole. What nobody seconded is
 * not put to the vote, and holds nothing up.
 */
function undecided(debate: Debate): WhyNotNow | null {
  const { amendments, parts } = debate;
  const amendment = amendments.find((one) => one.status === 'open' && !unseconded(debate, one));
  const part = parts.find(({ status }) => status === 'open');
  return amendment || part ? no('undecided', amendment?.asks.id ?? part?.id) : null;
}

const votingBegan = ({ amendments, parts }: Debate): boolean =>
  [...amendments, ...parts].some(({ status }) => status === 'adopted' || status === 'rejected');

const isTaken = (debate: Debate, id: string): boolean =>
  Boolean(paragraphIn(debate, id) ?? amendmentIn(debate, id) ?? debate.parts.find((part) => part.id === id));

const KEYS = ['by', 'kind', 'paragraph', 'amendment', 'after', 'text'] as const;
function isSame(a: Amendment, b: Amendment): boolean {
  const [one, other]: [Partial<Record<string, unknown>>, Partial<Record<string, unknown>>] = [a, b];
  return KEYS.every((key) => one[key] === other[key]);
}

/** Why these are not the paragraphs of a text: one has no words, or two have one id. */
export function whyNotTexts(paragraphs: readonly TabledParagraph[]): WhyNotNow | null {
  if (paragraphs.some(({ text }) => text.trim() === '')) return no('empty');
  return new Set(paragraphs.map(({ id }) => id)).size < paragraphs.length ? no('idTaken') : null;
}
