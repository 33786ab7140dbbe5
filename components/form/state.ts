/** What a form shows after it was sent. All texts are ready to be read. */
export type FormState = {
  status: 'idle' | 'ok' | 'invalid' | 'refused' | 'failed';
  message?: string;
  /** that something could not be kept, by itself; the message says it too */
  left?: string;
  /** the sentence beside each field, by its name */
  errors?: Record<string, string>;
  /** somebody else saved in between: the fields show what stands there now */
  stale?: boolean;
  /** the session has ended: the form asks to sign in, and stays */
  signIn?: boolean;
  /** no answer came: whether the form arrived is not known */
  lost?: boolean;
  /** what was typed, by field name; never files */
  values?: Record<string, string | string[]>;
  data?: unknown;
  /** for the key of the next sending, where this one's is used up */
  nextKey?: string;
  at?: number;
};

export type FormAction = (previous: FormState, form: FormData) => Promise<FormState>;

export type WaitingTexts = {
  /** text of an earlier visit was put back */
  restored: string;
  /** newer text of the same form was typed in another tab */
  elsewhere: string;
  /** a button beside text that was put back: drops it */
  discard: string;
  /** the link that signs in beside the page */
  signIn: string;
};

export type FormTexts = {
  /** heading of the error summary: "There is a problem" */
  errorTitle: string;
  /** a line of the summary, with {field} and {problem} */
  errorLine: string;
  /** one language of a field, with {field} and {language}: "Title in French" */
  inLanguage: string;
  /** before the page's title while there are errors: "Error: " */
  titlePrefix: string;
  /** no answer came, or none of ours: it is not known whether the form arrived */
  unknown: string;
  /** what is said of text that waits in the browser */
  waiting?: WaitingTexts;
  /** said while the form is on its way: "Sending" */
  pending?: string;
  /** beside a field that somebody else filled meanwhile, with {text}: "Saved meanwhile: {text}" */
  newer?: string;
  /** a UUID, drawn by the server: what the form adds is added once for it */
  requestKey?: string;
};

export const IDLE: FormState = { status: 'idle' };

/** The answer to show in a field again, or the default when nothing was sent yet; `at`: which it is of several of that name. */
export function keptValue(state: FormState, name: string, initial = '', at = 0): string {
  if (!wasSent(state)) return initial;
  return [state.values?.[name] ?? []].flat()[at] ?? '';
}

/** The answers to show in a group again; a box that was left empty stays empty. */
export function keptValues(
  state: FormState,
  name: string,
  initial: readonly string[] = [],
): readonly string[] {
  if (!wasSent(state)) return initial;
  const kept = state.values?.[name];
  return kept === undefined ? [] : [kept].flat();
}

function wasSent(state: FormState): boolean {
  return state.values !== undefined && state.status !== 'idle' && state.status !== 'ok';
}

/** The sentence for a field: its own, or the first one of its parts (`title` takes that of `title.fr`). */
export function errorOf(state: FormState, name: string, withParts = false): string | undefined {
  const own = state.errors?.[name];
  if (own !== undefined || !withParts) return own;
  return Object.entries(state.errors ?? {}).find(([key]) => key.startsWith(`${name}.`))?.[1];
}

/** What a field would show had nothing been typed, when somebody else saved that in between. */
export function newerValue(state: FormState, name: string, initial = '', at = 0): string | undefined {
  return state.stale && keptValue(state, name, initial, at) !== initial ? initial : undefined;
}
