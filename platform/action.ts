import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import type * as z from 'zod';
import type { Actor } from '@/domain/actor';
import { isLocale, type Locale } from '@/domain/local-text';
import { isRefusal, type RefusalParams } from '@/domain/refusal';
import { type ActionState, formObject, problems, typedValues } from './form';
import { type Say, sayIn } from './i18n/messages';
import { worded } from './i18n/worded';
import { log } from './log';
import { viewer } from './session';

/** What a command answers: an address to go to, or a message to show, and data for the screen. */
export type Done = {
  /** without the language: `/americas-25/agenda` */
  redirect?: string;
  message?: string;
  params?: RefusalParams;
  data?: unknown;
};

export type ServerAction = (previous: ActionState, form: FormData) => Promise<ActionState>;

/**
 * Makes the one kind of server action: who acts, parse, run the command, answer with a typed result. A
 * Refusal becomes a value on the form; anything else is logged and answered with "not saved". What was
 * typed comes back in every case but success.
 */
export function action<S extends z.ZodType>(
  schema: S,
  command: (actor: Actor, input: z.output<S>) => Promise<Done | undefined>,
): ServerAction {
  return async (_previous, form) => {
    const asked = await getLocale();
    const locale: Locale = isLocale(asked) ? asked : 'en';
    const say = sayIn(locale);
    const values = form instanceof FormData ? typedValues(form) : {};
    let done: Done | undefined;
    try {
      const actor = await viewer();
      const parsed = schema.safeParse(form instanceof FormData ? formObject(form) : {});
      if (!parsed.success) return invalid(parsed.error, say, values);
      done = await command(actor, parsed.data);
    } catch (error) {
      return isRefusal(error)
        ? {
            status: 'refused',
            message: say(error.key, worded(error.params, locale)),
            errors: error.field ? { [error.field]: say(error.key, worded(error.params, locale)) } : undefined,
            values,
            at: Date.now(),
          }
        : failed(error, command.name, say, values);
    }
    if (done?.redirect !== undefined) redirect(`/${locale}${done.redirect}`);
    refresh();
    return {
      status: 'ok',
      message: done?.message ? say(done.message, worded(done.params ?? {}, locale)) : undefined,
      data: done?.data,
      at: Date.now(),
    };
  };
}

function invalid(error: z.ZodError, say: Say, values: ActionState['values']): ActionState {
  const errors: Record<string, string> = {};
  for (const { field, key, params } of problems(error)) errors[field] = say(key, params);
  return { status: 'invalid', message: say('common.invalid.summary'), errors, values, at: Date.now() };
}

function failed(error: unknown, command: string, say: Say, values: ActionState['values']): ActionState {
  log.error({ err: error, command }, 'command failed');
  return { status: 'failed', message: say('common.failed'), values, at: Date.now() };
}
