import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import type * as z from 'zod';
import type { FormState } from '@/components/form/state';
import type { Actor } from '@/domain/actor';
import { localeOr } from '@/domain/local-text';
import { leaveMessage } from './posted';
import { type Does, type Done, type Parts, runAction } from './run-action';
import { viewer } from './session';

export type { Done } from './run-action';

export type ServerAction = (previous: FormState, form: FormData) => Promise<FormState>;

/** What every action is made of: who has the action can have its parts called as anybody. */
export const partsOf = new WeakMap<ServerAction, Parts>();

/**
 * Makes the one kind of server action: who acts, parse, run the command, answer with a typed result; see
 * `runAction`. Each says what it `does`, so that no other can forget its key or its version. One that is `open` is for
 * people who are not signed in, too.
 */
export function action<S extends z.ZodType>(
  name: `${string}.${string}`,
  schema: S,
  command: (actor: Actor, input: z.output<S>) => Promise<Done | undefined>,
  does: Does,
  { open = false } = {},
): ServerAction {
  const parts = { name, schema, command, does, open };
  const made: ServerAction = async (_previous, form) => {
    const asked = await getLocale();
    const locale = localeOr(asked);
    const answer = await runAction(parts, locale, form, viewer);
    if (answer.redirect !== undefined) redirect(`/${locale}${answer.redirect}`);
    if (answer.state.status === 'ok' && answer.state.message) await leaveMessage(answer.state.message);
    if (answer.state.status === 'ok' || answer.state.stale) refresh();
    return answer.state;
  };
  partsOf.set(made, parts as unknown as Parts);
  return made;
}
