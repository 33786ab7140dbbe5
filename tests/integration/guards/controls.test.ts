import { eq } from 'drizzle-orm';
import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { withTx } from '@/db/client';
import { room } from '@/db/schema/conferences';
import { roomChangeInput } from '@/features/agenda/input';
import type { Parts } from '@/platform/run-action';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { ACTIONS, type Row } from './action-table';
import { answerOf, aPhoto, digest, fate } from './calling';

// What the guards would see if a command forgot its part. Here nothing but the forgetting is made up.
const jpeg = await aPhoto();
const row = ACTIONS['agenda.editRoom'] as Row;

/** Renames a room without asking who does it, and in which conference. */
const forgetful: Parts<typeof roomChangeInput> = {
  name: 'agenda.forgetful',
  schema: roomChangeInput,
  does: { changes: 'room' },
  command: (actor, { roomId, name }) =>
    withTx(actor, async (tx) => {
      await tx.update(room).set({ name }).where(eq(room.id, roomId));
      return undefined;
    }),
};
const parts = forgetful as unknown as Parts;

let a: Side;
let b: Side;
beforeAll(async () => {
  a = await aSide('a', 1, jpeg);
  b = await aSide('b', 51, jpeg);
});

it('sees a command that anybody may send, and its trace', async () => {
  const before = await digest();
  const form = await row.input(a, jpeg);
  expect(await fate(parts, await who(a, 'stranger'), form)).toEqual({ kind: 'done', why: '' });
  expect(await digest()).not.toBe(before);
});

it('sees an id of another conference that is taken', async () => {
  const mine = await row.input(a, jpeg);
  const form = { ...mine, roomId: b.ids.emptyRoom, name: 'Taken over' };
  expect((await fate(parts, await who(a, 'organizer'), form)).kind).toBe('done');
});

it('sees a schema that takes what it did not ask for', () => {
  const lax = z.object(roomChangeInput.shape);
  const form = {
    conference: 'x',
    roomId: a.ids.emptyRoom,
    name: 'A',
    capacity: '1',
    version: '1',
    role: 'organizer',
  };
  expect(lax.safeParse(form).success).toBe(true);
  expect(roomChangeInput.safeParse(form).success).toBe(false);
});

it('sees text that breaks a command', async () => {
  const loose = { ...forgetful, schema: roomChangeInput.extend({ name: z.string() }) } as unknown as Parts;
  const form = { ...(await row.input(a, jpeg)), name: 'a\u0000b' };
  expect((await answerOf(loose, await who(a, 'organizer'), form)).state.status).toBe('failed');
  const { state } = await answerOf(parts, await who(a, 'organizer'), form);
  // The room's own schema leaves it out, and the answer says so.
  expect(state.status).toBe('ok');
  expect(state.message).toMatch(/left out\.$/);
  // A form that saves itself says this alone, and a page that a form leads to by its address.
  expect(state.left).toBe('Characters that cannot be shown were left out.');
  const led = { ...parts, command: async () => ({ redirect: '/x?day=1#top' }) } as unknown as Parts;
  const fields = { ...(await row.input(a, jpeg)), name: 'c\u0000d' };
  expect((await answerOf(led, await who(a, 'organizer'), fields)).redirect).toBe('/x?day=1&left-out=1#top');
  const plain = await answerOf(led, await who(a, 'organizer'), { ...fields, name: 'cd' });
  expect(plain.redirect).toBe('/x?day=1#top');
});

it('sees one changed letter in any table', async () => {
  const before = await digest();
  await withTx(await who(a, 'organizer'), (tx) =>
    tx.update(room).set({ name: 'Hall.' }).where(eq(room.id, b.ids.meetingRoom)),
  );
  const after = await digest();
  expect(after).not.toBe(before);
  expect(await digest(['room'])).not.toBe(after);
});
