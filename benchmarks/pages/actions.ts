'use server';

import { sql } from 'drizzle-orm';
import { redirect } from 'next/navigation';
import * as z from 'zod';
import type { FormState } from '@/components/form/state';
import { withTx } from '@/db/client';
import { type Actor, SYSTEM } from '@/domain/actor';
import { action } from '@/platform/action';

const insert = (actor: Actor, note: string) =>
  withTx(actor, (tx) => tx.execute(sql`insert into bench_row (note) values (${note})`));

export async function bare(_previous: FormState, form: FormData): Promise<FormState> {
  await insert(SYSTEM, String(form.get('note')));
  redirect('/en/bench?done=1');
}

const schema = z.strictObject({ note: z.string() });
const command = async (actor: Actor, { note }: z.output<typeof schema>) => {
  await insert(actor, note);
  return { redirect: '/bench?done=1' };
};

export const ours = action('bench.insert', schema, command, 'neither');
