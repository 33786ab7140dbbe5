const MEGABYTE = 1024 * 1024;

/** The largest file that is taken, in megabytes, and in bytes. */
export const MOST_FILE_MEGABYTES = 5;
export const MOST_FILE = MOST_FILE_MEGABYTES * MEGABYTE;
/** The largest request, in bytes: one file, with the texts and heads of a form around it. */
export const MOST_BODY = MOST_FILE + MEGABYTE;
