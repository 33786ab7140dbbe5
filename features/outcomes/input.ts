import * as z from 'zod';
import { VOTED } from '@/domain/amendments/debate';
import { CALL_SECONDS } from '@/domain/consensus-calls';
import { ADDRESSEE_MAX, VERB_MAX } from '@/domain/opening';
import { MOST_PARAGRAPHS, OUTCOME_KINDS, PARAGRAPH_MAX, PARTS, STRENGTHS } from '@/domain/outcomes';
import {
  digest,
  id,
  line,
  locale,
  localProse,
  localText,
  oneOf,
  optionalLine,
  optionalProse,
  orNull,
  prose,
  reason,
  slug,
  ticked,
  wholeNumber,
} from '@/platform/fields';
import { says } from '@/platform/says';

const inOutcome = { conference: slug, number: wholeNumber(1, 100_000) };
/** The version of the outcome that the form was drawn from. */
const version = wholeNumber(1, 1_000_000);

/** A draft among others, and the version of it that was looked at: `4-2`. */
const numberAndVersion = z.string().transform((typed, context) => {
  const [, number, version] = /^(\d{1,6})-(\d{1,7})$/.exec(typed) ?? [];
  if (number && version) return { number: Number(number), version: Number(version) };
  context.addIssue({ code: 'custom', message: says('common.invalid.choice') });
  return z.NEVER;
});

/** A call for objections, by its number among those on the text. */
const call = wholeNumber(1, 1000);

/** Verb and addressee, and what a form sends between them. */
const OPENING_MAX = VERB_MAX + ADDRESSEE_MAX + 3;
const word = (max: number) => optionalLine(max).transform((text) => text ?? '');

/** `headVersion`: the digest of kind, strength and title as the form was drawn from them. */
export const outcomeInput = z.strictObject({
  ...inOutcome,
  headVersion: digest,
  kind: oneOf(OUTCOME_KINDS),
  strength: orNull(oneOf(STRENGTHS)),
  title: localText(300),
});

export const addParagraphInput = z.strictObject({ ...inOutcome, part: oneOf(PARTS) });

/** `text`: the whole paragraph; `opening`: how its beginning is read, where that was confirmed. */
export const paragraphInput = z.strictObject({
  ...inOutcome,
  paragraphId: id,
  version,
  text: localProse(PARAGRAPH_MAX),
  opening: localText(OPENING_MAX).optional(),
});

export const removeParagraphInput = z.strictObject({ ...inOutcome, paragraphId: id, version });

export const reservationInput = z.strictObject({ ...inOutcome, delegationId: id, text: prose(2000) });

/** `call`: the call for objections upon which it is declared; nothing where it is recorded without one. */
export const adoptInput = z.strictObject({
  ...inOutcome,
  version,
  call: orNull(call).optional(),
  noObjection: ticked,
});

/** `text`: its number, and the version that was looked at. `sessionId`: where it is on the table. */
export const consensusCallInput = z.strictObject({
  conference: slug,
  text: numberAndVersion,
  sessionId: id,
  seconds: wholeNumber(CALL_SECONDS.least, CALL_SECONDS.most),
});

export const consensusCallEndInput = z.strictObject({ ...inOutcome, call, reason });

export const objectionInput = z.strictObject({ ...inOutcome, call, delegationId: id });

export const objectionEndInput = z.strictObject({ ...inOutcome, objectionId: id });

const handsCounts = {
  inFavour: wholeNumber(0, 1000),
  against: wholeNumber(0, 1000),
  abstaining: wholeNumber(0, 1000),
};
/** `present`: the delegations with a vote in the hall, as the chair counted them; nothing where the door tells. */
export const handsInput = z.strictObject({
  ...inOutcome,
  version,
  rulesId: id,
  ...handsCounts,
  present: orNull(wholeNumber(1, 1000)),
});

/** `show`: its number among those on the text; `version`: how often it was corrected where it was seen, and one. */
export const handsCorrectionInput = z.strictObject({
  ...inOutcome,
  show: wholeNumber(1, 1000),
  version,
  ...handsCounts,
  reason,
});

export const recallInput = z.strictObject({ ...inOutcome, version, reason });

/** `sessionId`: where it was proposed; nothing where the office alone proposes it. */
export const proposalInput = z.strictObject({
  conference: slug,
  kind: oneOf(OUTCOME_KINDS),
  sessionId: orNull(id),
  title: localText(300),
  text: localProse(PARAGRAPH_MAX),
});

/** All paragraphs of a part together; empty lines stand between them. */
const SUBMITTED_MAX = 20_000;

/** `delegationId`: whose text it is; `sponsors`: the delegations that are asked. */
export const submissionInput = z.strictObject({
  conference: slug,
  delegationId: id,
  kind: oneOf(OUTCOME_KINDS),
  title: localText(300),
  preamble: localProse(SUBMITTED_MAX),
  text: localProse(SUBMITTED_MAX),
  sponsors: z.preprocess((typed) => [typed ?? []].flat(), z.array(id).max(200)),
  opensToSponsors: ticked,
});

export const admissionInput = z.strictObject({ conference: slug, delegationId: id, reason });

/** `delegationId`: the one that is asked, or that joins. */
export const sponsorInput = z.strictObject({ ...inOutcome, delegationId: id });

/** `version`: that of the sponsorship of the delegation, as it was read. */
export const sponsorshipInput = z.strictObject({ ...inOutcome, delegationId: id, version });

export const endInput = z.strictObject({ ...inOutcome, version, reason });

/** `into`: the draft that it goes into. */
export const mergeInput = z.strictObject({
  ...inOutcome,
  version,
  into: numberAndVersion,
  reason,
});

export const mergeNoteInput = z.strictObject({ ...inOutcome, paragraphId: id });

/** `placeVersion`: the number that the paragraph had where it was seen. */
export const moveParagraphInput = z.strictObject({
  ...inOutcome,
  paragraphId: id,
  placeVersion: version,
  direction: oneOf(['up', 'down']),
});

export const leaveOpenInput = z.strictObject({ ...inOutcome, version });

/**
 * `delegationId`: the sponsor, where the draft has none yet; nothing where the text is the body's own. `rulesId`: the rules of
 * procedure by which amendments are voted on; nothing where there are none.
 */
export const tableInput = z.strictObject({
  ...inOutcome,
  version,
  delegationId: orNull(id),
  rulesId: orNull(id),
});

/** `version`: that of the paragraph in the debate. `text`: nothing where it is removed. */
export const rewriteInput = z.strictObject({
  ...inOutcome,
  paragraphId: id,
  version,
  how: oneOf(['revised', 'split', 'removed']),
  text: optionalProse(PARAGRAPH_MAX),
});

/**
 * `targetId`: the paragraph, or with `amend` the amendment, that is to be changed; with `add` the paragraph that the new one comes
 * after, nothing for the first. `version`: that of what is to be changed, as it was read.
 */
export const amendmentInput = z
  .strictObject({
    ...inOutcome,
    delegationId: id,
    asks: oneOf(['revise', 'delete', 'add', 'amend']),
    targetId: orNull(id),
    part: oneOf(PARTS),
    version,
    text: optionalProse(PARAGRAPH_MAX),
  })
  .refine(({ asks, text }) => asks === 'delete' || text !== null, {
    error: says('common.invalid.empty'),
    path: ['text'],
  });

/** `version`: that of the amendment, as it was read. */
const amendmentState = { ...inOutcome, amendmentId: id, version };
export const amendmentStateInput = z.strictObject(amendmentState);

/** `delegationId`: who seconds it, or did. */
export const secondingInput = z.strictObject({ ...amendmentState, delegationId: id });

const votes = orNull(wholeNumber(0, 1000));
const counts = { inFavour: votes, against: votes, abstaining: votes };

/** The counts of a vote, or none of them where they were not taken. */
function counted<Rest extends Record<keyof typeof counts, number | null>>(
  { inFavour, against, abstaining, ...rest }: Rest,
  context: z.RefinementCtx,
) {
  if (inFavour !== null && against !== null && abstaining !== null)
    return { ...rest, votes: { inFavour, against, abstaining } };
  const typed = { inFavour, against, abstaining };
  for (const [field, count] of Object.entries(typed))
    if (count === null && Object.values(typed).some((one) => one !== null))
      context.addIssue({
        code: 'custom',
        message: says('outcomes.amendments.why.countsMissing'),
        path: [field],
      });
  return { ...rest, votes: null };
}

export const amendmentVoteInput = z
  .strictObject({ ...amendmentState, result: oneOf(VOTED), ...counts })
  .transform(counted);

/** `version`: that of the text; `delegationId`: who moved the division, nothing where nobody is named. */
export const divisionInput = z.strictObject({
  ...inOutcome,
  version,
  delegationId: orNull(id),
  paragraphIds: z
    .array(id, { error: says('outcomes.division.why.noParagraph') })
    .min(1, { error: says('outcomes.division.why.noParagraph') })
    .max(MOST_PARAGRAPHS, { error: says('common.invalid.tooManyChosen', { max: MOST_PARAGRAPHS }) }),
});

const partState = { ...inOutcome, partId: id };
export const partStateInput = z.strictObject(partState);
export const partVoteInput = z
  .strictObject({ ...partState, result: oneOf(VOTED), ...counts })
  .transform(counted);

/** `version`: how often it was corrected where it was seen, and one. */
export const reservationCorrectionInput = z.strictObject({
  ...inOutcome,
  reservationId: id,
  version,
  text: prose(2000),
  reason,
});

export const reservationEndInput = z.strictObject({ ...inOutcome, reservationId: id, version, reason });

/** `paragraphId`: nothing where the title is wrong. */
export const corrigendumInput = z.strictObject({
  ...inOutcome,
  paragraphId: orNull(id),
  language: locale,
  wrong: prose(2000),
  reads: prose(2000),
  reason,
});

/**
 * `version`: that of the translation which it is to follow; 0 for the first. `title` and `paragraphs`, by their ids: what was
 * not adopted in the language.
 */
export const translationInput = z.strictObject({
  ...inOutcome,
  language: locale,
  version: wholeNumber(0, 1_000_000),
  title: line(300).optional(),
  translator: line(200),
  paragraphs: z
    .record(
      id,
      z.strictObject({
        verb: word(VERB_MAX).optional(),
        addressee: word(ADDRESSEE_MAX).optional(),
        text: prose(PARAGRAPH_MAX),
      }),
    )
    .optional(),
});
