import * as z from 'zod';
import {
  BASE_SYMBOL_MAX,
  CLASSIFICATIONS,
  DOCUMENT_PARTS,
  DOCUMENT_READERS,
  isPartSymbol,
  placeIn,
  UPLOADED_KINDS,
} from '@/domain/documents';
import { id, latinLine, locale, localText, oneOf, reason, slug, wholeNumber } from '@/platform/fields';
import { MOST_DOCUMENT } from '@/platform/http/sizes.mjs';
import { says } from '@/platform/says';

/** A document as it was looked at. */
const ofDocument = { conference: slug, documentId: id, version: wholeNumber(1, 1_000_000) };

const symbol = latinLine(BASE_SYMBOL_MAX).refine((typed) => !isPartSymbol(typed), {
  error: says('documents.refusal.symbolOfPart'),
});

/** Where it belongs, as `session:<id>`; empty is the conference itself. */
const belonging = z
  .string({ error: says('common.invalid.choice') })
  .max(60, { error: says('common.invalid.choice'), abort: true })
  .transform((typed, context) => {
    const known = placeIn(typed);
    if (known) return known;
    context.addIssue({ code: 'custom', message: says('common.invalid.choice') });
    return z.NEVER;
  });

const readers = z.preprocess(
  (typed) => (typed === undefined ? [] : [typed].flat()),
  z.array(oneOf(DOCUMENT_READERS)).max(DOCUMENT_READERS.length),
);

const facts = {
  symbol,
  kind: oneOf(UPLOADED_KINDS),
  title: localText(300),
  originalLanguage: locale,
  classification: oneOf(CLASSIFICATIONS),
  readers,
  belongsTo: belonging,
};

type Restricted = { classification: string; readers: readonly string[] };
/** What is restricted names its readers; what is not has none, whatever is ticked. */
const isRestrictedToSomebody = ({ classification, readers: named }: Restricted) =>
  classification !== 'restricted' || named.length > 0;
const nobody = { path: ['readers'], error: says('documents.refusal.noReaders') };

export const documentInput = z
  .strictObject({ conference: slug, ...facts })
  .refine(isRestrictedToSomebody, nobody);

export const documentChangeInput = z
  .strictObject({ ...ofDocument, ...facts })
  .refine(isRestrictedToSomebody, nobody);

export const documentPartInput = z.strictObject({
  conference: slug,
  documentId: id,
  part: oneOf(DOCUMENT_PARTS),
  title: localText(300),
  originalLanguage: locale,
});

export const documentFileInput = z.strictObject({
  ...ofDocument,
  language: locale,
  file: z
    .instanceof(File, { error: says('documents.refusal.fileMissing') })
    .refine((file) => file.size > 0, { error: says('documents.refusal.fileMissing') })
    .refine((file) => file.size <= MOST_DOCUMENT, { error: says('documents.refusal.fileTooLarge') }),
});

export const documentFileRemovalInput = z.strictObject({ ...ofDocument, language: locale });

export const documentSeenInput = z.strictObject(ofDocument);

export const documentWithdrawalInput = z.strictObject({ ...ofDocument, reason });
