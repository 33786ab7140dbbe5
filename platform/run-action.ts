import { randomUUID } from 'node:crypto';
import type * as z from 'zod';
import type { FormState } from '@/components/form/state';
import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { isRefusal, refuse } from '@/domain/refusal';
import { type Done, sentenceOf } from './done';
import { formObject, problems, typedValues } from './form';
import { type Say, sayIn } from './i18n/messages';
import { worded } from './i18n/worded';
import { log } from './log';
import { isRequestKey, REQUEST_KEY, sendOnce } from './once';
import { isOfAnother, isSignedOut } from './owner';
import { hasControls } from './typed/text';

/** In the address of a page that a form leads to: characters were left out. */
const LEFT_OUT = 'left-out=1';
const SIGN_IN = 'common.refusal.signIn';

/**
 * What an action does. What adds something carries a key and happens once for it (see `sendOnce`); what removes or
 * decides names the version that was looked at. `neither` writes nothing that could be doubled or lost unseen.
 */
export type Does =
  | { adds: string }
  | { changes: string }
  | { removes: string }
  | { decides: string }
  | 'neither';

/** What an action is made of: the shape of its input, the command that it runs, and what that does. */
export type Parts<S extends z.ZodType = z.ZodType> = {
  /** its area and its own: what the log says, since the build leaves functions no name of theirs */
  name: string;
  schema: S;
  does: Does;
  /** nobody has to be signed in for it */
  open?: boolean;
  // The compiler would compare each of the thousand shapes of `Done` with each other to infer nothing from them.
  command: (actor: Actor, input: z.output<S>) => NoInfer<Promise<Done | undefined>>;
};

/** The state for the form, and the address to go to (without the language) where the command named one. */
export type Answer = { state: FormState; redirect?: string };

/**
 * Parses the form, runs the command and words the answer. A Refusal becomes a value on the form; anything
 * else is logged and answered with "not saved". What was typed comes back in every case but success.
 */
export async function runAction<S extends z.ZodType>(
  { name, schema, command, does, open = false }: Parts<S>,
  locale: Locale,
  form: unknown,
  whoActs: () => Promise<Actor>,
): Promise<Answer> {
  const say = sayIn(locale);
  const values: Record<string, string | string[]> = form instanceof FormData ? typedValues(form) : {};
  try {
    const actor = await whoActs();
    if (form instanceof FormData && isOfAnother(form, actor))
      throw refuse('common.refusal.otherAccount', {}, 'conflict');
    // Whether anybody may at all is asked before what was sent is looked at.
    if (!open && actor.accountId === null) throw refuse(SIGN_IN, {}, 'forbidden');
    if (form instanceof FormData && isSignedOut(form, actor)) throw refuse(SIGN_IN, {}, 'forbidden');
    const { [REQUEST_KEY]: key, ...fields } = form instanceof FormData ? formObject(form) : {};
    const parsed = schema.safeParse(fields);
    if (!parsed.success) return { state: invalid(parsed.error, locale, values) };
    const run = () => command(actor, parsed.data);
    const adds = typeof does === 'object' && 'adds' in does ? does.adds : undefined;
    if (adds && !isRequestKey(key)) throw refuse('common.refusal.noKey');
    const done = await (adds ? sendOnce({ adds, key: String(key), input: parsed.data }, run) : run());
    const sentence = done && sentenceOf(done);
    const saved = sentence ? worded(sentence, locale) : '';
    // What could not be kept was left out of what was saved, and that is said.
    const left = Object.values(values).flat().some(hasControls) ? say('common.leftOut') : '';
    const message = [saved, left].filter(Boolean).join(' ') || undefined;
    const more = { data: done?.data, at: Date.now(), nextKey: randomUUID() };
    const state = { status: 'ok' as const, message, left: left || undefined, ...more };
    return { state, redirect: left && done?.redirect ? leftOutAt(done.redirect) : done?.redirect };
  } catch (error) {
    if (!isRefusal(error)) return { state: failed(error, name, say, values) };
    const message = worded(error.sentence, locale);
    const errors = error.field ? { [error.field]: message } : undefined;
    const stale = error.kind === 'stale' || undefined;
    const signIn = error.key === SIGN_IN || undefined;
    // Whoever sends other words with a key that was used may mean to add one more: the next press does.
    const nextKey = error.key === 'common.refusal.sentAlready' ? randomUUID() : undefined;
    if (nextKey) delete values[REQUEST_KEY];
    return { state: { status: 'refused', message, errors, stale, signIn, values, nextKey, at: Date.now() } };
  }
}

/** The address that a form leads to, which says there that something was left out. */
function leftOutAt(address: string): string {
  const { pathname, search, hash } = new URL(address, 'http://here');
  return `${pathname}${search ? `${search}&` : '?'}${LEFT_OUT}${hash}`;
}

function invalid(error: z.ZodError, locale: Locale, values: FormState['values']): FormState {
  const errors: Record<string, string> = {};
  for (const { field, sentence } of problems(error)) errors[field] = worded(sentence, locale);
  const message = sayIn(locale)('common.invalid.summary');
  return { status: 'invalid', message, errors, values, at: Date.now() };
}

function failed(error: unknown, action: string, say: Say, values: FormState['values']): FormState {
  log.error({ err: error, action }, 'an action failed');
  return { status: 'failed', message: say('common.failed'), values, at: Date.now() };
}
