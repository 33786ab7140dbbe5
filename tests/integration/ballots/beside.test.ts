import { expect, it } from 'vitest';
import { SYSTEM } from '@/domain/actor';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { writeSuspension } from '@/features/conferences/commands/suspensions';
import { aBallot, cast } from '@/tests/setup/conference/ballots';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { withVote } from '@/tests/setup/conference/rules';

const DAY = 24 * 3_600_000;

/** An officer writes suspensions, one after the other, until told to stop; answers with how many. */
function suspending({ organizer, conference, heads }: Hall) {
  let over = false;
  const run = async () => {
    let written = 0;
    for (; !over; written += 1) {
      const day = new Date(Date.UTC(1991, 0, 1) + written * DAY).toISOString().slice(0, 10);
      await writeSuspension(organizer, {
        conferenceId: conference.id,
        countryCode: heads[0]?.code ?? '',
        startsAt: `${day}T08:00`,
        endsAt: `${day}T09:00`,
        reason: 'Dues',
      });
    }
    return written;
  };
  const written = run();
  return {
    stop: () => {
      over = true;
      return written;
    },
  };
}

it('takes votes while an officer suspends voting rights: neither waits for the other for ever', async () => {
  const hall = await aHall(8);
  await aBallot(hall);
  const officer = suspending(hall);
  const voting = hall.heads.map(async (head) => {
    for (let n = 0; n < 25; n += 1) await cast(hall, head, 'for');
  });
  await Promise.all(voting);
  expect(await officer.stop()).toBeGreaterThan(3);
});

it('declares, and opens a second round, while an officer suspends voting rights', async () => {
  for (let round = 0; round < 4; round += 1) {
    const hall = await aHall(4, withVote({ onTie: 'secondVote', closeEarlyWhenAllVoted: true }));
    const ids = await aBallot(hall);
    for (const [n, head] of hall.heads.entries()) await cast(hall, head, n % 2 ? 'for' : 'against');
    const officer = suspending(hall);
    expect(await declareBallot(SYSTEM, ids)).toBe(true);
    await officer.stop();
  }
});
