import { randomUUID } from 'node:crypto';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import type { Actor } from '@/domain/actor';
import { isRefusal, type RefusalKind } from '@/domain/refusal';
import { partsOf, type ServerAction } from '@/platform/action';
import { formObject } from '@/platform/form';
import { REQUEST_KEY } from '@/platform/once';
import { type Answer, type Parts, runAction } from '@/platform/run-action';
import { inRequest } from '../../setup/request';
import { ofEveryTable } from '../../setup/tables';
import type { Fields } from './action-table';

const actors = new Set<string>();
const root = join(import.meta.dirname, '../../..');

/** Every export of every `features/<area>/actions.ts`, and of those in its folder, as `area.command`, with what it is made of. */
export async function allActions(): Promise<Map<string, Parts>> {
  const actions = new Map<string, Parts>();
  for (const path of globSync(['features/*/actions.ts', 'features/*/actions/*.ts'], { cwd: root }).sort()) {
    const module = (await import(join(root, path))) as Record<string, ServerAction>;
    for (const [name, made] of Object.entries(module)) {
      const parts = partsOf.get(made);
      if (!parts) throw new Error(`${path}: ${name} was not made by action()`);
      const full = `${path.split('/')[1]}.${name.replace(/Action$/, '')}`;
      if (parts.name !== full) throw new Error(`${full} says that it is ${parts.name}`);
      actions.set(full, parts);
    }
  }
  return actions;
}

export function formOf(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    for (const one of [value].flat()) form.append(name, one);
  }
  return form;
}

export type What = { kind: RefusalKind | 'done'; why: string };

/** What came of it: done, or the kind and the key of the refusal. A fault is thrown. */
export async function fate(parts: Parts, actor: Actor, fields: Fields): Promise<What> {
  const parsed = parts.schema.safeParse(formObject(formOf(fields)));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { kind: 'invalid', why: `${issue?.path.join('.')} ${issue?.message}` };
  }
  try {
    // Each comes from an address of its own, so that attempts are not counted together.
    const address = `192.0.2.${actors.add(actor.accountId ?? '').size % 250}`;
    await inRequest(() => parts.command(actor, parsed.data), { address });
    return { kind: 'done', why: '' };
  } catch (error) {
    if (isRefusal(error)) return { kind: error.kind, why: error.key };
    throw error;
  }
}

/** A key such as every form of the house carries. */
export const aRequestKey = () => `${randomUUID()}.form`;

/** The same as a browser sees it. */
export async function answerOf(parts: Parts, actor: Actor, fields: Fields): Promise<Answer> {
  const form = formOf(fields);
  if (!form.has(REQUEST_KEY)) form.set(REQUEST_KEY, aRequestKey());
  const answer = inRequest(() => runAction(parts, 'en', form, async () => actor));
  return (await answer).result;
}

/**
 * Where each row of every table lies and which transaction put it there, but for counters of attempts and the tables in `without`:
 * the same for as long as nothing was written, not even what stood there before. No row is read for it.
 */
export async function digest(without: readonly string[] = []): Promise<string> {
  const places = await ofEveryTable<{ rows: string }>(
    (table) => `select '${table}' as name,
      count(*) || ' ' || coalesce(sum(hashtidextended(ctid, xmin::text::bigint)), 0) as rows from "${table}"`,
    [...without, 'rate_limit'],
  );
  return JSON.stringify(places.toSorted((a, b) => a.name.localeCompare(b.name)));
}

/** A small photo that passes every check. */
export const aPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 600, height: 600, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer();
