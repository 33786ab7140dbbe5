import { expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/domain/actor';
import { openBallot } from '@/features/ballots/commands/opening';
import { OwnCell, State } from '@/features/ballots/components/ballot-cells';
import { declareDue } from '@/features/ballots/jobs';
import { listBallots } from '@/features/ballots/queries/list';
import { aBallot, cast, HOUR, opening } from '@/tests/setup/conference/ballots';
import { aHall, type Hall, suspend } from '@/tests/setup/conference/hall';
import { drawn } from '@/tests/setup/drawn';
import { another } from './voted';

/** What the row of the only ballot says to a reader: of their own delegation, and of the time. */
async function row(
  viewer: Actor,
  { conference }: Hall,
): Promise<{ own: string; left: string; vote: boolean }> {
  const [ballot] = await listBallots(viewer, conference.id);
  if (!ballot) throw new Error('no ballot is listed');
  const text = (html: string) => html.replace(/<svg.*?<\/svg>|<[^>]*>/g, '').trim();
  const own = await drawn(<OwnCell ballot={ballot} href="/en/c/ballots/1" />);
  return {
    own: text(own),
    left: text(await drawn(<State ballot={ballot} />)),
    vote: own.includes('href="/en/c/ballots/1/vote"'),
  };
}

/** Somebody who sits where the head does, and does not head. */
function asDelegate({ accountId, system, administrator, roles, seats }: Actor): Actor {
  const own = seats.map((seat) => ({ ...seat, capacity: 'delegate' as const }));
  return { accountId, system, administrator, roles, seats: own };
}

async function aHallOfTwo() {
  const hall = await aHall(2);
  const [head, other] = hall.heads;
  if (!head || !other) throw new Error('no heads');
  return { hall, head, other };
}

it('leads the head to the vote while it is open, and says how long', async () => {
  const { hall, head } = await aHallOfTwo();
  await aBallot(hall);
  expect(await row(head.actor, hall)).toMatchObject({ own: 'Vote', vote: true });
  expect((await row(head.actor, hall)).left).toMatch(/^Open.*Closes in \d/);
});

it('says how the delegation voted, to its head alone, and goes on counting: it can be changed', async () => {
  const { hall, head, other } = await aHallOfTwo();
  await aBallot(hall);
  await cast(hall, head, 'against');
  expect(await row(head.actor, hall)).toMatchObject({ own: 'Against', vote: false });
  expect((await row(head.actor, hall)).left).toMatch(/Closes in \d/);
  await cast(hall, head, 'abstain');
  expect(await row(head.actor, hall)).toMatchObject({ own: 'Abstain' });
  expect(await row(other.actor, hall)).toMatchObject({ own: 'Vote' });
  expect(await row(asDelegate(head.actor), hall)).toMatchObject({ own: '–', vote: false });
});

it('says what was done once it is declared, to all of the delegation, and counts no longer', async () => {
  const hall = await aHall(5);
  const [head, , , , silent] = hall.heads;
  if (!head || !silent) throw new Error('no heads');
  await another(hall, 'vote', 1);
  await declareDue();
  expect(await row(head.actor, hall)).toMatchObject({ own: 'For', vote: false });
  expect(await row(asDelegate(head.actor), hall)).toMatchObject({ own: 'For', vote: false });
  expect(await row(silent.actor, hall)).toMatchObject({ own: 'Not voting', vote: false });
  expect((await row(silent.actor, hall)).left).not.toContain('Closes');
});

it('says to a delegation whose right is suspended that it is not on the roll, and to others what they may do', async () => {
  const { hall, head, other } = await aHallOfTwo();
  await suspend(hall, head.code, new Date(Date.now() - HOUR));
  await openBallot(hall.organizer, await opening(hall));
  expect(await row(head.actor, hall)).toMatchObject({ own: 'Not on the roll', vote: false });
  expect(await row(other.actor, hall)).toMatchObject({ own: 'Vote', vote: true });
});

it('has nothing to say to who sits in no delegation', async () => {
  const { hall } = await aHallOfTwo();
  await aBallot(hall);
  for (const viewer of [ANONYMOUS, hall.organizer])
    expect(await row(viewer, hall)).toMatchObject({ own: '–', vote: false });
});
