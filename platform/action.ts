import { refresh } from 'next/cache';
import { redirect } from 'next/navigation';
import { getLocale } from 'next-intl/server';
import type * as z from 'zod';
import type { FormState } from '@/components/form/state';
import { localeOr } from '@/domain/local-text';
import { leaveMessage } from './posted';
import { type Does, type Parts, runAction } from './run-action';
import { viewer } from './session';

export type { Done } from './done';

export type ServerAction = (previous: FormState, form: FormData) => Promise<FormState>;

/** What every action is made of: who has the action can have its parts called as anybody. */
export const partsOf = new WeakMap<ServerAction, Parts>();

/**
 * Makes the one kind of server action: who acts, parse, run the command, answer with a typed result; see
 * `runAction`. Each says what it `does`, so that no other can forget its key or its version.
 */
export const action = <S extends z.ZodType>(name: ActionName, schema: S, command: Command<S>, does: Does) =>
  made({ name, schema, command, does, open: false });

/** The same for people who are not signed in, too. */
export const openAction = <S extends z.ZodType>(
  name: ActionName,
  schema: S,
  command: Command<S>,
  does: Does,
) => made({ name, schema, command, does, open: true });

type ActionName = `${string}.${string}`;
type Command<S extends z.ZodType> = Parts<S>['command'];

function made<S extends z.ZodType>(parts: Parts<S>): ServerAction {
  const serverAction: ServerAction = async (_previous, form) => {
    const locale = localeOr(await getLocale());
    const answer = await runAction(parts, locale, form, viewer);
    if (answer.redirect !== undefined) redirect(`/${locale}${answer.redirect}`);
    if (answer.state.status === 'ok' && answer.state.message) await leaveMessage(answer.state.message);
    if (answer.state.status === 'ok' || answer.state.stale) refresh();
    return answer.state;
  };
  partsOf.set(serverAction, parts as unknown as Parts);
  return serverAction;
}
