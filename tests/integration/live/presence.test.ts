import { afterAll, expect, it, vi } from 'vitest';
import { PRESENCE } from '@/domain/live-notes';
import { type Attending, appear } from '@/platform/http/presence';
import { endLive } from '@/platform/live';

afterAll(endLive);

const spot = (...bytes: number[]) => Buffer.from(bytes).toString('base64');

/** Somebody at a document, and what they hear of others. */
function somebody(key: string, accountId: string) {
  const heard: Attending[] = [];
  const nameOf = async (id: string) => (id === 'nobody' ? null : `Name of ${id}`);
  return { heard, ...appear({ key, accountId, nameOf, hear: (present) => heard.push(present) }) };
}

it('tells those at a document who else is there, by the name that the house knows them by', async () => {
  const ours = somebody('notes a', 'one');
  const theirs = somebody('notes a', 'two');
  const elsewhere = somebody('notes b', 'three');
  const nobody = somebody('notes a', 'nobody');
  await vi.waitFor(() => expect(ours.heard.map(({ name }) => name)).toEqual(['Name of two']), 20_000);
  await vi.waitFor(() => expect(theirs.heard.map(({ name }) => name)).toEqual(['Name of one']), 20_000);

  // Of many moves at once the first and the last are told; what is no spot is none.
  for (let at = 1; at <= 50; at += 1) expect(ours.move(Uint8Array.of(at))).toBe(true);
  expect(ours.move(new Uint8Array(PRESENCE.most + 1))).toBe(false);
  await vi.waitFor(() => expect(theirs.heard.at(-1)?.spot).toBe(spot(50)), 20_000);
  expect(theirs.heard.map((one) => one.spot)).toEqual(['', spot(1), spot(50)]);
  expect(ours.heard).toHaveLength(1);

  // Who comes later is told who is there already.
  const later = somebody('notes a', 'four');
  expect(later.heard.map((one) => [one.name, one.spot])).toContainEqual(['Name of one', spot(50)]);
  ours.leave();
  const ofOne = () => theirs.heard.filter(({ name }) => name === 'Name of one');
  await vi.waitFor(() => expect(ofOne().at(-1)?.spot).toBe(null), 20_000);
  expect(elsewhere.heard).toEqual([]);
  for (const one of [theirs, later, elsewhere, nobody]) one.leave();
});
