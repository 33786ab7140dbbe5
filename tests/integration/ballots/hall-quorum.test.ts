import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { checkIn } from '@/db/schema/check-ins';
import { participant } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import { getHallQuorum } from '@/features/ballots/queries/hall-quorum';
import { aRulesProfile, inAll } from '@/tests/setup/conference/conference';
import { aHall, type Hall, suspend } from '@/tests/setup/conference/hall';
import { anAccount } from '@/tests/setup/conference/people';
import { withVote } from '@/tests/setup/conference/rules';

const HALF = withVote({ correspondence: false, quorum: { of: 'membersNotSuspended', moreThan: [1, 2] } });

const comes = (hall: Hall, participantId = '') =>
  withTx(SYSTEM, (tx) => tx.insert(checkIn).values({ conferenceId: hall.conference.id, participantId }));
const leave = (hall: Hall) =>
  withTx(SYSTEM, (tx) =>
    tx
      .update(checkIn)
      .set({ withdrawnAt: sql`clock_timestamp()` })
      .where(eq(checkIn.conferenceId, hall.conference.id)),
  );
const quorumIn = (hall: Hall) => getHallQuorum(hall.organizer, hall.conference.id);

describe('the quorum in the hall', () => {
  it('is not known while nobody keeps the door', async () => {
    expect(await quorumIn(await aHall(3, HALF))).toBeNull();
  });

  it('counts each delegation that is entitled once, and says what is missing', async () => {
    const hall = await aHall(5, HALF);
    await aRulesProfile(hall.conference.id, inAll('By letter'), withVote({ correspondence: true }));
    await aRulesProfile(hall.conference.id, inAll('Any'), withVote({ correspondence: false }));
    const [first, second, third] = hall.heads;
    await comes(hall, first?.actor.participantId);
    await comes(hall, second?.actor.participantId);
    const half = { needs: 3, reached: false };
    expect(await quorumIn(hall)).toMatchObject({
      ...{ here: 2, entitled: 5 },
      rules: [half, { needs: null, reached: true }],
    });
    await comes(hall, third?.actor.participantId);
    expect((await quorumIn(hall))?.rules[0]).toMatchObject({ needs: 3, reached: true });
  });

  it('takes the suspended out of both sides, and an expert for nobody’s voice', async () => {
    const hall = await aHall(4, HALF);
    const [first, second, third] = hall.heads;
    await comes(hall, first?.actor.participantId);
    await comes(hall, second?.actor.participantId);
    await suspend(hall, second?.code ?? '', new Date(Date.now() - 60_000));
    // Two of three are more than half of those whose voting right is not suspended.
    expect(await quorumIn(hall)).toMatchObject({
      here: 1,
      entitled: 3,
      rules: [{ needs: 2, reached: false }],
    });
    const { id: accountId } = await anAccount();
    const [expert] = await withTx(SYSTEM, (tx) =>
      tx
        .insert(participant)
        .values({
          ...{ conferenceId: hall.conference.id, delegationId: third?.delegationId ?? '', accountId },
          capacity: 'expert',
        })
        .returning({ id: participant.id }),
    );
    await comes(hall, expert?.id);
    expect(await quorumIn(hall)).toMatchObject({ here: 1 });
    await comes(hall, third?.actor.participantId);
    expect(await quorumIn(hall)).toMatchObject({ here: 2, rules: [{ reached: true }] });
  });

  it('counts nobody whose check-in was taken back', async () => {
    const hall = await aHall(2, HALF);
    await comes(hall, hall.heads[0]?.actor.participantId);
    expect(await quorumIn(hall)).toMatchObject({ here: 1 });
    await leave(hall);
    expect(await quorumIn(hall)).toBeNull();
  });
});
