import type { Part } from '../outcomes';

/** A paragraph of a proposal as it is tabled. Its id is permanent; without a part it is operative. */
export type TabledParagraph = { id: string; text: string; part?: Part };

/**
 * What a delegation asks for: a change to one paragraph, a new one after a paragraph (null: before the first), or other words
 * for another amendment. `id` is also the id of the paragraph that an addition becomes.
 */
export type Amendment = { id: string; by: string } & (
  | { kind: 'revise'; paragraph: string; text: string }
  | { kind: 'revise'; amendment: string; text: string }
  | { kind: 'delete'; paragraph: string }
  | { kind: 'add'; after: string | null; text: string; part?: Part }
);

export const AMENDMENT_DECISIONS = ['adopted', 'rejected', 'accepted', 'withdrawn'] as const;
export type AmendmentDecision = (typeof AMENDMENT_DECISIONS)[number];

/** Votes of the body, on an amendment, on a part, and on the whole. */
export const VOTED = ['adopted', 'rejected'] as const;
export type Voted = (typeof VOTED)[number];

/** What happens to the text of a proposal once it is tabled, in the order in which it is recorded. */
export type DebateEvent =
  /** `version`: that of the paragraph or the amendment to be changed, as its mover read it */
  | { kind: 'amendment.tabled'; amendment: Amendment; version: number }
  /** friendly: whoever owns the words makes the change their own */
  | { kind: 'amendment.accepted'; amendment: string; by: string }
  | { kind: 'amendment.withdrawn'; amendment: string; by: string }
  | { kind: 'amendment.voted'; amendment: string; result: Voted }
  /** a delegation supports that it is discussed, or takes that back */
  | { kind: 'amendment.seconded'; amendment: string; by: string }
  | { kind: 'seconding.withdrawn'; amendment: string; by: string }
  /** the sponsor's own changes to what no vote has settled */
  | { kind: 'paragraph.revised'; paragraph: string; by: string; text: string }
  | { kind: 'paragraph.split'; paragraph: string; by: string; into: readonly TabledParagraph[] }
  | { kind: 'paragraph.removed'; paragraph: string; by: string }
  /** division: these paragraphs are voted on apart, before the whole; `by`: the delegation that moved it, where one is named */
  | { kind: 'part.divided'; part: string; paragraphs: readonly string[]; by?: string }
  /** what was divided goes back to the rest, to be voted on with the whole */
  | { kind: 'division.withdrawn'; part: string }
  | { kind: 'part.voted'; part: string; result: Voted }
  | { kind: 'proposal.voted'; result: Voted }
  | { kind: 'proposal.withdrawn'; by: string };

/**
 * Why an amendment fell. `by` is the amendment that did it; null: the sponsor did. Its paragraph, or the amendment that it
 * would change, was revised, deleted, split or removed; or that amendment itself was rejected, was withdrawn or fell. Or it was
 * not seconded when that amendment, or the whole, was decided.
 */
export type Fall = {
  because: 'revised' | 'deleted' | 'split' | 'removed' | 'rejected' | 'withdrawn' | 'fell' | 'unseconded';
  by: string | null;
};

export type ParagraphInDebate = Required<TabledParagraph> & {
  version: number;
  status: 'stands' | 'deleted' | 'split' | 'removed';
  /** the amendment that changed, deleted or added it last */
  changedBy: string | null;
  /** a vote made it what it is, and the sponsor's hands are off it */
  settled: boolean;
  /** an addition: the paragraph that it comes after, and which of the amendments it was; else undefined */
  added?: { after: string | null; rank: number };
};

export type AmendmentInDebate = {
  asks: Amendment;
  /** its words as they stand, after amendments to it; null for a deletion */
  text: string | null;
  version: number;
  status: 'open' | 'fallen' | AmendmentDecision;
  fall: Fall | null;
  /** which of the amendments it was, in the order of tabling */
  rank: number;
  /** the delegations that second it, in the order in which they did */
  seconders: readonly string[];
};

/** `by`: the delegation that moved the division; null where none is named */
export type PartInDebate = {
  id: string;
  paragraphs: readonly string[];
  by: string | null;
  status: 'open' | 'withdrawn' | Voted;
};

/** Where the text of a proposal stands. Nothing in it is ever changed in place. */
export type Debate = {
  sponsor: string;
  /** how many other delegations second an amendment before it is put to the vote */
  seconders: number;
  /** with those that are gone, which keep the place of what was added after them; additions at the end */
  paragraphs: readonly ParagraphInDebate[];
  /** in the order of tabling */
  amendments: readonly AmendmentInDebate[];
  parts: readonly PartInDebate[];
  outcome: 'open' | 'withdrawn' | Voted;
};

export const paragraphIn = ({ paragraphs }: Debate, id: string) => paragraphs.find((one) => one.id === id);

export const amendmentIn = ({ amendments }: Debate, id: string) =>
  amendments.find(({ asks }) => asks.id === id);

/** True for a text of which parts are voted on apart: nothing more is tabled to it. */
export const isDivided = ({ parts }: Debate): boolean => parts.some(({ status }) => status !== 'withdrawn');

/** True for a text that is rejected as a whole since all its operative paragraphs were, in their parts. */
export const isRejectedInParts = ({ outcome, parts }: Debate): boolean =>
  outcome === 'rejected' && parts.some(({ status }) => status === 'rejected');

/** The paragraph or the amendment that would be changed, by its id; null for an addition, which changes none. */
export function changedId(asks: Amendment): string | null {
  if (asks.kind === 'add') return null;
  return 'amendment' in asks ? asks.amendment : asks.paragraph;
}

export const openTo = ({ amendments }: Debate, id: string) =>
  amendments.filter(({ asks, status }) => status === 'open' && changedId(asks) === id);

/**
 * The amendment that waits for delegations to second it before this one can be decided: itself, or one that it would change; null
 * where none does.
 */
export function unseconded(debate: Debate, one: AmendmentInDebate): AmendmentInDebate | null {
  if (one.status !== 'open') return null;
  if (one.seconders.length < debate.seconders) return one;
  const amended = 'amendment' in one.asks ? amendmentIn(debate, one.asks.amendment) : undefined;
  return amended ? unseconded(debate, amended) : null;
}

/** Whose words an amendment would change: those of the mover of another amendment, or else the sponsor's. */
export function ownerOf(debate: Debate, asks: Amendment): string {
  const amended = 'amendment' in asks && amendmentIn(debate, asks.amendment);
  return amended ? amended.asks.by : debate.sponsor;
}
