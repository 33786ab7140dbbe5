import { isRecallable } from './correcting';
import { LOCALES, type Locale } from './local-text';

/** What an outcome is (docs/rules.md, section 1). A regional conference has no power to adopt resolutions. */
export const OUTCOME_KINDS = ['recommendation', 'measure', 'mandate', 'decision', 'declaration'] as const;
export type OutcomeKind = (typeof OUTCOME_KINDS)[number];

/**
 * What stands for a kind in the symbol of an adopted outcome, AMERICAS-25/REC/3: the same in all languages, as in the symbols of
 * documents. The database gives symbols (`give_symbol`), and holds them to this.
 */
export const KIND_IN_SYMBOL = {
  recommendation: 'REC',
  measure: 'MEAS',
  mandate: 'MAND',
  decision: 'DEC',
  declaration: 'DECL',
} as const satisfies Record<OutcomeKind, string>;

/** The symbol of a conference, a kind and a number. */
export const SYMBOL_MAX = 60;

/** How an outcome came about; `recorded` is an adoption whose method the record does not state. */
export const ADOPTION_METHODS = ['consensus', 'showOfHands', 'recorded', 'vote', 'silence'] as const;
export type AdoptionMethod = (typeof ADOPTION_METHODS)[number];

/** The source's own strength of words (docs/rules.md, section 1). */
export const STRENGTHS = ['reinforced', 'encouraged', 'supported', 'keyRecommendation'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** Preambular paragraphs say why, operative ones what. */
export const PARTS = ['preambular', 'operative'] as const;
export type Part = (typeof PARTS)[number];

/** How long a paragraph of a text is at most. */
export const PARAGRAPH_MAX = 5000;

/** How many paragraphs a text has at most. */
export const MOST_PARAGRAPHS = 500;

/** Whose word a proposal came on that no note brought up: an office of the conference, or its secretariat. */
export const PROPOSERS = ['chair', 'rapporteur', 'organizer'] as const;
export type Proposer = (typeof PROPOSERS)[number];

/** How a draft ends that nobody decides any more: it is kept, and never made a text again. */
export const DRAFT_ENDS = ['withdrawn', 'rejected', 'merged'] as const;
export type DraftEnd = (typeof DRAFT_ENDS)[number];

/** A paragraph of an adopted text in a language that came later, by the paragraph that it translates. */
export type TranslatedParagraph = { paragraphId: string; verb: string; addressee: string; text: string };

type InLanguages = Readonly<Record<Locale, string>>;

/** The languages that a text was adopted in: what is said in them is whole, and stays as it is. */
export const languagesOf = (
  title: InLanguages,
  paragraphs: readonly { text: InLanguages }[],
): readonly Locale[] =>
  LOCALES.filter((language) => [title, ...paragraphs.map(({ text }) => text)].every((one) => one[language]));

export type OutcomeDates = {
  adoptedAt: Date | null;
  notAdoptedAt: Date | null;
  leftOpenAt: Date | null;
  endedAs: DraftEnd | null;
};

/** True for a text that a ballot may still decide. */
export const isLeftOpen = (dates: OutcomeDates): boolean => outcomeState(dates) === 'leftOpen';

/** Why the words of an outcome cannot change any more, as a message; null while it is a draft. */
export function whyNotEdit(
  dates: OutcomeDates,
):
  | 'outcomes.refusal.adopted'
  | 'outcomes.refusal.decidedAgainst'
  | 'outcomes.refusal.frozen'
  | 'outcomes.refusal.ended'
  | null {
  const state = outcomeState(dates);
  if (state === 'draft') return null;
  if (dates.endedAs) return 'outcomes.refusal.ended';
  if (state === 'notAdopted') return 'outcomes.refusal.decidedAgainst';
  return state === 'adopted' ? 'outcomes.refusal.adopted' : 'outcomes.refusal.frozen';
}

const OUTCOME_STATES = ['draft', 'leftOpen', 'adopted', 'notAdopted', ...DRAFT_ENDS] as const;
export type OutcomeState = (typeof OUTCOME_STATES)[number];
/** Where an outcome stands, or that what the tables say of it does not hold. */
export const SHOWN_OUTCOME_STATES = [...OUTCOME_STATES, 'doubted'] as const;
export type ShownState = (typeof SHOWN_OUTCOME_STATES)[number];

/** Where an outcome stands, from its dates: what was decided goes before what was left open. */
export function outcomeState({ adoptedAt, notAdoptedAt, leftOpenAt, endedAs }: OutcomeDates): OutcomeState {
  if (endedAs) return endedAs;
  if (adoptedAt) return 'adopted';
  if (notAdoptedAt) return 'notAdopted';
  return leftOpenAt ? 'leftOpen' : 'draft';
}

/** True for a text that was put to the hall and not adopted: a ballot decides only what was left open for it. */
const isRejectedInSession = ({ notAdoptedAt, leftOpenAt }: OutcomeDates): boolean =>
  notAdoptedAt !== null && leftOpenAt === null;

/**
 * When the bureau made of a draft what it is: adopted by consensus, decided by a show of hands, left open, or ended. That can be
 * recalled for some minutes; null for a draft, and for what a ballot decided or the record says.
 */
export function recallableSince(
  outcome: OutcomeDates & { adoptionMethod: AdoptionMethod | null; endedAt: Date | null },
): Date | null {
  const { adoptedAt, notAdoptedAt, leftOpenAt, adoptionMethod, endedAt } = outcome;
  if (endedAt) return endedAt;
  if (notAdoptedAt) return isRejectedInSession(outcome) ? notAdoptedAt : null;
  if (!adoptedAt) return leftOpenAt;
  return adoptionMethod === 'consensus' || adoptionMethod === 'showOfHands' ? adoptedAt : null;
}

type Recalling = {
  now: Date;
  /** when the conference was closed */
  closedAt: Date | null;
  /** how many ballots are or were on the text */
  ballots: number;
  /** how many corrigenda and translations stand beside it */
  beside: number;
  /** the members are asked what became of it */
  followedUp: boolean;
  forwarded: boolean;
  /** the text that it was merged into is no draft any more */
  intoIsDecided: boolean;
};

/** Why what the bureau decided of a text cannot be recalled, as a message; null when it can. */
export function whyNotRecall(outcome: Parameters<typeof recallableSince>[0], facts: Recalling) {
  const refusal = (
    key:
      | 'outcomes.refusal.nothingToRecall'
      | 'outcomes.refusal.closedSince'
      | 'outcomes.refusal.ballotSince'
      | 'outcomes.refusal.decidedSince'
      | 'outcomes.refusal.besideSince'
      | 'outcomes.refusal.followedUpSince'
      | 'outcomes.refusal.forwardedSince'
      | 'common.refusal.recalledTooLate',
  ) => key;
  const since = recallableSince(outcome);
  if (!since) return refusal('outcomes.refusal.nothingToRecall');
  if (!isRecallable(since, facts.now)) return refusal('common.refusal.recalledTooLate');
  if (facts.intoIsDecided) return refusal('outcomes.refusal.decidedSince');
  if ((outcome.adoptedAt ?? outcome.notAdoptedAt) && facts.closedAt)
    return refusal('outcomes.refusal.closedSince');
  if (facts.beside > 0) return refusal('outcomes.refusal.besideSince');
  if (facts.forwarded) return refusal('outcomes.refusal.forwardedSince');
  if (facts.followedUp) return refusal('outcomes.refusal.followedUpSince');
  return facts.ballots > 0 ? refusal('outcomes.refusal.ballotSince') : null;
}
