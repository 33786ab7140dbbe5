const MEGABYTE = 1024 * 1024;

/** The largest picture that is taken, in megabytes, and in bytes. */
export const MOST_FILE_MEGABYTES = 5;
export const MOST_FILE = MOST_FILE_MEGABYTES * MEGABYTE;
/** The largest request, in bytes: one file, with the texts and heads of a form around it. */
export const MOST_BODY = MOST_FILE + MEGABYTE;

/** The largest file of a document, in megabytes, and in bytes; and the largest request that brings one. */
export const MOST_DOCUMENT_MEGABYTES = 20;
export const MOST_DOCUMENT = MOST_DOCUMENT_MEGABYTES * MEGABYTE;
export const MOST_DOCUMENT_BODY = MOST_DOCUMENT + MEGABYTE;
