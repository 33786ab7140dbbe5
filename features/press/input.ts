import * as z from 'zod';
import {
  digest,
  id,
  localDateTime,
  locale,
  localProse,
  localText,
  oneOf,
  optionalLine,
  orNull,
  prose,
  reason,
  slug,
  wholeNumber,
} from '@/platform/fields';

const TITLE_MAX = 300;
const PARAGRAPH_MAX = 5000;
/** The version of the thing that the form was drawn from. */
const version = wholeNumber(1, 1_000_000);
const inConference = { conference: slug };

export const communiqueDraftInput = z.strictObject({
  ...inConference,
  title: localText(TITLE_MAX),
  originalLanguage: locale,
});

/** `headVersion`: the digest of title and original language as the form was drawn from them. */
export const communiqueInput = z.strictObject({
  ...inConference,
  headVersion: digest,
  title: localText(TITLE_MAX),
  originalLanguage: locale,
});

export const addCommuniqueParagraphInput = z.strictObject({
  ...inConference,
  text: localProse(PARAGRAPH_MAX),
});

export const communiqueParagraphInput = z.strictObject({
  ...inConference,
  paragraphId: id,
  version,
  text: localProse(PARAGRAPH_MAX),
});

export const removeCommuniqueParagraphInput = z.strictObject({ ...inConference, paragraphId: id, version });

/** `placeVersion`: the number of the paragraph where it was seen. */
export const moveCommuniqueParagraphInput = z.strictObject({
  ...inConference,
  paragraphId: id,
  placeVersion: version,
  direction: oneOf(['up', 'down']),
});

export const reviewInput = z.strictObject({ ...inConference, version });

/** `publishesAt`: nothing where it is to be published at once. */
export const publicationInput = z.strictObject({
  ...inConference,
  version,
  publishesAt: orNull(localDateTime),
});

export const withdrawalInput = z.strictObject({ ...inConference, version, reason });

/** `paragraphId`: nothing where the title is wrong. */
export const communiqueCorrigendumInput = z.strictObject({
  ...inConference,
  paragraphId: orNull(id),
  language: locale,
  wrong: prose(2000),
  reads: prose(2000),
  reason,
});

const STATEMENT_MAX = 5000;

/** `speakerName`: nothing where the speaker is told by office alone; `delegationId`: nothing where it was said for none. */
const statementWords = {
  speakerName: optionalLine(200),
  speakerOffice: localText(200),
  delegationId: orNull(id),
  saidAt: localDateTime,
  text: localProse(STATEMENT_MAX),
};

export const newStatementInput = z.strictObject({ ...inConference, sessionId: id, ...statementWords });

export const statementInput = z.strictObject({
  ...inConference,
  statementId: id,
  version,
  ...statementWords,
});

export const statementPublicationInput = z.strictObject({ ...inConference, statementId: id, version });

export const statementWithdrawalInput = z.strictObject({
  ...inConference,
  statementId: id,
  version,
  reason,
});
