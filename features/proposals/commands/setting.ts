import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { secondPerson as setting } from '@/db/schema/proposals';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing, refuse, sameVersion } from '@/domain/refusal';
import type { ChosenAct } from '@/domain/second-person';
import { act } from '@/platform/act';
import type { Done } from '@/platform/done';
import { record } from '@/platform/record';
import type { secondPersonInput } from '../input';
import { secondPerson } from '../queries/gate';
import { countHolders, settingOf } from '../queries/setting';

/**
 * Sets which acts need a second person. While any does, this one does, too: nobody alone switches off what is to keep one
 * person from acting alone.
 * @throws Refusal when an act would have nobody to confirm it, or the setting has changed since it was read
 */
export async function setSecondPerson(
  actor: Actor,
  input: z.output<typeof secondPersonInput>,
): Promise<Done> {
  const { conferenceId, acts, hours } = input;
  return act(actor, async (tx, actor) => {
    // An act that looked at the setting holds this row until it is done.
    const [meeting] = await tx
      .select({ title: conference.title, removedAt: conference.removedAt })
      .from(conference)
      .where(eq(conference.id, conferenceId))
      .for('no key update');
    if (!meeting || meeting.removedAt) throw missing();
    authorize(actor, 'secondPerson.set', { conferenceId });
    const before = await settingOf(tx, conferenceId);
    sameVersion(before, input.version);
    for (const one of acts) await requireOthers(tx, conferenceId, one);
    const waits = await secondPerson(tx, actor, {
      conferenceId,
      act: 'setSecondPerson',
      entityId: conferenceId,
      subject: meeting.title,
      path: '/settings/second-person',
      input,
    });
    if (waits) return waits;
    const next = { acts, hours, version: before.version + 1 };
    await tx
      .insert(setting)
      .values({ conferenceId, ...next })
      .onConflictDoUpdate({ target: setting.conferenceId, set: next });
    await record(tx, actor, {
      conferenceId,
      kind: 'secondPerson.set',
      entityId: conferenceId,
      before: { acts: before.acts, hours: before.hours },
      after: { acts, hours },
      topics: [`conference:${conferenceId}`],
    });
    return { message: 'proposals.done.set' };
  });
}

async function requireOthers(tx: Tx, conferenceId: string, one: ChosenAct): Promise<void> {
  if ((await countHolders(tx, conferenceId, one)) > 1) return;
  const messages = [{ key: `proposals.act.${one}` as const, params: {} }];
  throw refuse('proposals.refusal.nobodyElse', { act: { messages } }, 'conflict', 'acts');
}
