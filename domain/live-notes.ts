/** The bounds of a document in which notes are written live: what may come in at once, and what there may be in all. */
export const MOST_UPDATE = 524_288;
export const MOST_STATE = 8_388_608;
/** The longest paragraph, in characters; the database has the same bound. */
export const PARAGRAPH_MAX = 20_000;
/** Paragraphs of one session; a longer record has several. */
export const MOST_PARAGRAPHS = 500;

/** The name of the document's root, and of the one kind of block that there is. */
export const ROOT = 'notes';
export const BLOCK = 'paragraph';

/**
 * What a block says of itself: the paragraph that it is, the number of that, its language, its kind, whose statement it is, and who
 * reads it once the notes are approved.
 */
export const ATTRIBUTES = ['id', 'number', 'language', 'kind', 'delegation', 'classification'] as const;
export type BlockAttribute = (typeof ATTRIBUTES)[number];

/** What a message over the socket begins with. */
export const MESSAGE = {
  /** from a browser: what it has; from the house: what there is besides, and what it has itself */
  state: 0,
  update: 1,
  /** an update is kept for good */
  kept: 2,
  refused: 3,
  /** from a browser: where its writer is; from the house: who is where. Kept nowhere */
  presence: 4,
} as const;

/** Bytes in which a browser says where its writer is. */
export const PRESENCE = { most: 128 } as const;

/** Why a connection ends, as its closing code says. */
export const CLOSED = {
  signedOut: 4401,
  forbidden: 4403,
  missing: 4404,
  /** what is written there is final by now */
  final: 4409,
  tooMuch: 4413,
  tooFast: 4429,
} as const;
