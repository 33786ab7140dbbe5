import * as z from 'zod';
import { inEach } from '@/domain/local-text';
import { OUTCOME_KINDS, PARTS, STRENGTHS } from '@/domain/outcomes';
import {
  draftText,
  id,
  oneOf,
  optionalLine,
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

const PARAGRAPH_MAX = 5000;
const word = (max: number) => optionalLine(max).transform((text) => text ?? '');
const words = (max: number) => z.strictObject(inEach(() => word(max)));

/** `headVersion`: the digest of kind, strength and title as the form was drawn from them. */
export const outcomeInput = z.strictObject({
  ...inOutcome,
  headVersion: z.string().regex(/^[0-9a-f]{64}$/, { error: says('common.invalid.id') }),
  kind: oneOf(OUTCOME_KINDS),
  strength: z.preprocess((v) => v || null, oneOf(STRENGTHS).nullable()),
  title: draftText(300),
});

export const addParagraphInput = z.strictObject({ ...inOutcome, part: oneOf(PARTS) });

export const paragraphInput = z.strictObject({
  ...inOutcome,
  paragraphId: id,
  version,
  verb: words(80).optional(),
  addressee: words(160).optional(),
  text: draftText(PARAGRAPH_MAX),
});

export const removeParagraphInput = z.strictObject({ ...inOutcome, paragraphId: id, version });

export const reservationInput = z.strictObject({ ...inOutcome, delegationId: id, text: prose(2000) });

export const adoptInput = z.strictObject({ ...inOutcome, version, noObjection: ticked });

export const recallInput = z.strictObject({ ...inOutcome, version, reason });

export const leaveOpenInput = z.strictObject({ ...inOutcome, version });
