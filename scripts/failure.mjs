/** An expected failure: one plain sentence and the remedy. It is printed without a stack. */
export class Failure extends Error {
  /** @param {string} sentence @param {string} remedy */
  constructor(sentence, remedy) {
    super(sentence);
    this.name = 'Failure';
    this.remedy = remedy;
  }
}

/** What lies behind an error: the database's own, and not the query that it refused, which quotes every value. */
export function rootOf(error) {
  return error?.cause instanceof Error ? rootOf(error.cause) : error;
}

/** Prints `error` for a person: a Failure as its sentence and remedy, anything else with its stack. */
export function explain(thrown) {
  const error = rootOf(thrown);
  if (error instanceof Failure) return `\n  ${error.message}\n  What to do: ${error.remedy}\n`;
  if (error?.code === 'ENOSPC') {
    return '\n  The disk is full.\n  What to do: free at least 200 MB and start again.\n';
  }
  if (error?.code === '53100') {
    return '\n  The disk of the database is full.\n  What to do: free at least 200 MB on it and start again.\n';
  }
  if (/^57P0[1-4]$/.test(error?.code) || error?.message === 'Connection terminated unexpectedly') {
    return '\n  The connection to the database broke off.\n  What to do: see that the database runs and that its disk has room, and start again.\n';
  }
  if (error?.code === 'EACCES' || error?.code === 'EROFS') {
    return `\n  ${error.path ?? 'A file'} cannot be written.\n  What to do: give this folder to the user who starts Plenary (chown -R), and start again.\n`;
  }
  return `\n  Something unexpected happened: ${error?.stack ?? error}\n`;
}

/** Ends the process with what `explain` says about `error`. @returns {never} */
export function fail(error) {
  process.stderr.write(explain(error));
  process.exit(1);
}
