import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import type * as z from 'zod';
import { newId } from '@/db/columns';
import { type Actor, SYSTEM } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { dropAnswer, keepAnswer, keptAnswer } from '@/platform/step';
import { type breakInput, breakQuestion, keptBreak, type reasonInput } from '../input';
import { requireOnRoll } from './choice';
import { openScheduled } from './scheduled';
import { breakSilence } from './silence';
import { delegationOf, placed } from './vote';

/** A browser keeps about 4,000 characters under one name, sealed; the longest reason needs several. */
const PART = 1800;
const MOST_PARTS = 8;

type Place = { conference: string; number: number };

const partsOf = (conference: string, number: number) =>
  Array.from({ length: MOST_PARTS }, (_, part) => breakQuestion(conference, number, part));

/** Keeps the reason, and the key of the break to be, for the page on which the head checks it. Writes nothing. */
export async function checkBreak(actor: Actor, input: z.output<typeof reasonInput>): Promise<Done> {
  const { conference, number, reason } = input;
  // Its instant may have come before the job has opened it.
  const found = await act(actor, (tx) => placed(tx, input));
  if (!found.openedAt) await openScheduled(SYSTEM, { conferenceId: found.conferenceId, ballotId: found.id });
  const delegationId = await act(actor, async (tx, actor) => {
    const of = await placed(tx, input);
    const delegationId = delegationOf(actor, of.conferenceId);
    authorize(actor, 'silence.break', { conferenceId: of.conferenceId, delegationId });
    await requireOnRoll(tx, of, delegationId);
    return delegationId;
  });
  const whole = brotliCompressSync(keptBreak.write({ reason, key: newId() })).toString('base64url');
  for (const [part, name] of partsOf(conference, number).entries()) {
    const text = whole.slice(part * PART, (part + 1) * PART);
    if (text === '') await dropAnswer(name);
    else await keepAnswer(actor, { name, delegationId }, text);
  }
  return { redirect: `/${conference}/ballots/${number}/break/check` };
}

/** The reason and the key that wait to be checked; null where this account keeps none for this delegation. */
export async function breakToCheck(actor: Actor, { conference, number }: Place, delegationId: string) {
  let whole = '';
  for (const name of partsOf(conference, number)) {
    const part = await keptAnswer(actor, { name, delegationId });
    if (part === null) break;
    whole += part;
  }
  if (whole === '') return null;
  try {
    const kept = keptBreak.read.safeParse(brotliDecompressSync(Buffer.from(whole, 'base64url')).toString());
    return kept.success ? kept.data : null;
  } catch {
    // A part was lost: the browser keeps so many cookies and no more.
    return null;
  }
}

/** Breaks silence with the reason that was checked; the browser keeps nothing of it any more. See `breakSilence`. */
export async function breakChecked(actor: Actor, input: z.output<typeof breakInput>): Promise<Done> {
  const done = await breakSilence(actor, input);
  for (const name of partsOf(input.conference, input.number)) await dropAnswer(name);
  return done;
}
