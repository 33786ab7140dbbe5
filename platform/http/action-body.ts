import type { IncomingHttpHeaders } from 'node:http';
import type { FormPart } from './form-body';

// How React writes the call of an action: with JavaScript the arguments stand in part "0" and the fields have the number
// of their form before their names; without it hidden fields name the action and what is bound to it.
const ACTION_ID = /^[0-9a-f]{40,64}$/;
const CALLED = /^(0|_[0-9a-f]{1,4}_.*)$/s;
const HIDDEN = /^\$ACTION_(REF_\d{1,4}|ID_[0-9a-f]{40,64}|KEY|\d{1,4}:\d{1,4})$/;
/** What stands for something else in what React writes; a text of somebody's that begins so is written `$$`. */
const MARK = /^\$(K[0-9a-f]{1,4}|undefined|NaN|-?Infinity|-0|n-?\d{1,30}|D[\dTZ:.+-]{1,40}|\$.*)$/s;
const BOUND = /^\$@\d{1,4}$/;
const MOST_DEEP = 12;
const MOST_VALUES = 4000;

function isPlain(text: string, mark = MARK): boolean {
  let level: unknown[];
  try {
    level = [JSON.parse(text)];
  } catch {
    return false;
  }
  let seen = 0;
  for (let deep = 0; level.length > 0; deep += 1) {
    seen += level.length;
    if (deep > MOST_DEEP || seen > MOST_VALUES) return false;
    if (level.some((value) => typeof value === 'string' && value.startsWith('$') && !mark.test(value)))
      return false;
    level = level.flatMap((value) =>
      typeof value === 'object' && value !== null ? Object.values(value) : [],
    );
  }
  return true;
}

/** What a hidden field of React's says of the action; others hold a key, or nothing. */
function isHiddenWell({ name, text }: FormPart): boolean {
  if (!HIDDEN.test(name) || text === null) return false;
  if (!/:\d+$/.test(name)) return text.length < 200;
  return isPlain(text, name.endsWith(':0') ? BOUND : MARK);
}

/**
 * True for the call of an action as a browser of this house makes it. What else looks like one would break in the
 * framework that reads it, as a fault of ours.
 */
export function isCall(headers: IncomingHttpHeaders, parts: readonly FormPart[]): boolean {
  const id = headers['next-action'];
  if (id !== undefined) {
    const [args, ...more] = parts.filter(({ name }) => name === '0');
    const called =
      typeof id === 'string' && ACTION_ID.test(id) && parts.every(({ name }) => CALLED.test(name));
    return called && more.length === 0 && typeof args?.text === 'string' && isArguments(args.text);
  }
  const hidden = parts.filter(({ name }) => name.startsWith('$ACTION_'));
  const named = hidden.filter(({ name }) => /_(REF|ID)_/.test(name));
  const once = new Set(hidden.map(({ name }) => name)).size === hidden.length;
  return named.length <= 1 && once && hidden.every(isHiddenWell) && isWholeReference(named[0], hidden);
}

const isArguments = (text: string) => /^\s*\[/.test(text) && isPlain(text);

/** A reference has its action, and what is bound to it, beside it. */
function isWholeReference(named: FormPart | undefined, hidden: readonly FormPart[]): boolean {
  const number = /^\$ACTION_REF_(\d+)$/.exec(named?.name ?? '')?.[1];
  if (number === undefined) return true;
  const field = (n: number) => hidden.find(({ name }) => name === `$ACTION_${number}:${n}`)?.text ?? '';
  const { id, bound } = asObject(field(0));
  if (typeof id !== 'string' || !ACTION_ID.test(id)) return false;
  return bound === undefined || bound === null || (bound === '$@1' && isArguments(field(1)));
}

function asObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
