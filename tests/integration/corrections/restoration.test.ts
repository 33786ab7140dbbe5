import { and, eq, isNull } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { participant, registration } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { openBallot } from '@/features/ballots/commands/opening';
import { nominateParticipant, withdrawParticipant } from '@/features/delegations/commands/nomination';
import { restoreParticipant } from '@/features/delegations/commands/restoration';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { opening } from '@/tests/setup/conference/ballots';
import { aConference } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';

async function aDelegate(values: { quota?: number; capacity?: 'head' | 'delegate' } = {}) {
  const { id: conferenceId, slug: conference } = await aConference({}, ['CL', 'PE']);
  const delegation = await aDelegation(conferenceId, 'CL', { quota: values.quota ?? 2 });
  const focal = await aSeat(conferenceId, delegation.id, 'focalPoint');
  const submittedAt = new Date();
  const person = await aSeat(conferenceId, delegation.id, values.capacity ?? 'delegate', { submittedAt });
  const { participantId } = person;
  await withTx(SYSTEM, (tx) =>
    tx.insert(registration).values({ conferenceId, participantId, givenName: 'Ana', office: 'Inspector' }),
  );
  const withdraw = () => withdrawParticipant(focal, { conference, participantId, version: 1 });
  const restore = () => restoreParticipant(focal, { conference, participantId });
  const now = () => getDelegation(focal, conferenceId, delegation.id);
  return { conferenceId, conference, delegation, focal, person, participantId, withdraw, restore, now };
}

describe('a nomination that was withdrawn', () => {
  it('is restored once with all answers, which are kept once, and with a letter', async () => {
    const { conferenceId, person, participantId, withdraw, restore, now } = await aDelegate();
    await withdraw();
    expect((await now()).withdrawn).toMatchObject([{ id: participantId, capacity: 'delegate' }]);
    const presses = await Promise.allSettled([restore(), restore()]);
    expect(presses.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { people, withdrawn } = await now();
    expect(withdrawn).toEqual([]);
    expect(people).toMatchObject([{ capacity: 'delegate', status: 'submitted' }]);
    const [seat] = people;
    const answers = await withTx(SYSTEM, (tx) =>
      tx.select().from(registration).where(eq(registration.conferenceId, conferenceId)),
    );
    expect(answers).toMatchObject([{ participantId: seat?.id, givenName: 'Ana', office: 'Inspector' }]);
    const seats = await withTx(SYSTEM, (tx) =>
      tx
        .select({ id: participant.id, decision: participant.decision })
        .from(participant)
        .where(and(eq(participant.accountId, person.accountId ?? ''), isNull(participant.withdrawnAt))),
    );
    expect(seats).toEqual([{ id: seat?.id, decision: null }]);
    const letters = await withTx(SYSTEM, (tx) =>
      tx.select({ template: outbox.template }).from(outbox).where(eq(outbox.conferenceId, conferenceId)),
    );
    expect(letters).toEqual([{ template: 'delegation.nominated' }]);
  });

  it('of a head is restored as head, or as delegate where there is another', async () => {
    const alone = await aDelegate({ capacity: 'head' });
    await alone.withdraw();
    await alone.restore();
    expect((await alone.now()).people).toMatchObject([{ capacity: 'head' }]);
    const other = await aDelegate({ capacity: 'head' });
    await other.withdraw();
    await aSeat(other.conferenceId, other.delegation.id, 'head');
    await other.restore();
    expect((await other.now()).people.map(({ capacity }) => capacity)).toEqual(['head', 'delegate']);
  });

  it('of a head is told which ballots are open, as a new head is', async () => {
    const hall = await aHall(2);
    await openBallot(hall.organizer, await opening(hall));
    const { id: conferenceId, slug: conference } = hall.conference;
    const { participantId } = hall.heads[0]?.actor ?? { participantId: '' };
    await withdrawParticipant(hall.organizer, { conference, participantId, version: 1 });
    await restoreParticipant(hall.organizer, { conference, participantId });
    const mails = await withTx(SYSTEM, (tx) =>
      tx.select({ template: outbox.template }).from(outbox).where(eq(outbox.conferenceId, conferenceId)),
    );
    expect(mails.filter(({ template }) => template === 'delegation.nominated')).toHaveLength(1);
    // The opening has a mail of its own; this one is for the head who is back.
    expect(mails.filter(({ template }) => template === 'ballots.entitled')).toHaveLength(1);
  });

  it('is not restored without a place, beside another seat, while it stands, or by others', async () => {
    const full = await aDelegate({ quota: 1 });
    await expect(full.restore()).rejects.toMatchObject({ key: 'delegations.refusal.notWithdrawn' });
    await full.withdraw();
    await aSeat(full.conferenceId, full.delegation.id, 'adviser');
    await expect(full.restore()).rejects.toMatchObject({ key: 'delegations.refusal.quota' });

    const again = await aDelegate();
    await again.withdraw();
    const peru = await aDelegation(again.conferenceId, 'PE');
    await aSeat(again.conferenceId, peru.id, 'delegate', { accountId: again.person.accountId ?? '' });
    await expect(again.restore()).rejects.toMatchObject({ key: 'delegations.refusal.nominatedAlready' });
    const foreign = await aSeat(again.conferenceId, peru.id, 'focalPoint');
    const { conference, participantId } = again;
    const elsewhere = await anActor('organizer', (await aConference()).id);
    for (const other of [foreign, elsewhere]) {
      await expect(restoreParticipant(other, { conference, participantId })).rejects.toMatchObject({
        kind: 'notFound',
      });
    }
  });

  it('races a nomination for the last place, and only one gets it', async () => {
    const { conference, delegation, focal, withdraw, restore, now } = await aDelegate({ quota: 1 });
    await withdraw();
    const person = {
      email: `${crypto.randomUUID()}@example.org`,
      name: 'Somebody else',
      locale: 'en' as const,
    };
    const nomination = { conference, delegationId: delegation.id, capacity: 'adviser' as const, ...person };
    const raced = await Promise.allSettled([restore(), nominateParticipant(focal, nomination)]);
    expect(raced.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await now()).people).toHaveLength(1);
  });
});
