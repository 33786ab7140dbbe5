import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { openBallot } from '@/features/ballots/commands/opening';
import { getBallot } from '@/features/ballots/queries/ballot';
import { rollAt } from '@/features/ballots/queries/roll';
import { addMember, removeMember } from '@/features/conferences/commands/members';
import { writeSuspension } from '@/features/conferences/commands/suspensions';
import { factsVersionOf, getMember, listMembers } from '@/features/conferences/queries/members';
import { cast, numberIn, opening } from '@/tests/setup/conference/ballots';
import { aConference } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { aDelegation, anActor } from '@/tests/setup/conference/people';

const reason = 'It was founded with one country too many.';

async function aMeeting() {
  const { id } = await aConference({}, ['CL', 'PE']);
  const organizer = await anActor('organizer', id);
  const add = (countryCode: string) => addMember(organizer, { conferenceId: id, countryCode });
  const removal = async (countryCode: string) => ({
    conferenceId: id,
    countryCode,
    factsVersion: factsVersionOf(await getMember(organizer, id, countryCode)),
    reason,
  });
  const codes = async () => (await listMembers(organizer, id)).map(({ code }) => code);
  return { id, organizer, add, removal, codes };
}

const membersAt = (conferenceId: string, at: Date) =>
  withTx(SYSTEM, (tx) => rollAt(tx, conferenceId, at)).then(({ members }) => members);

describe('the members in scope', () => {
  it('come and go, once each, whoever presses first', async () => {
    const { id, organizer, add, removal, codes } = await aMeeting();
    const added = await Promise.allSettled([add('BR'), add('BR')]);
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(add('BR')).rejects.toMatchObject({ key: 'conferences.refusal.memberAlready' });
    expect(await codes()).toEqual(['BR', 'CL', 'PE']);
    const input = await removal('PE');
    const gone = await Promise.allSettled([removeMember(organizer, input), removeMember(organizer, input)]);
    expect(gone.map((one) => (one.status === 'rejected' ? one.reason.key : one.status)).sort()).toEqual([
      'common.refusal.removed',
      'fulfilled',
    ]);
    expect(await codes()).toEqual(['BR', 'CL']);
    await expect(getMember(organizer, id, 'PE')).rejects.toMatchObject({ kind: 'notFound' });
    await add('PE');
    expect(await codes()).toEqual(['BR', 'CL', 'PE']);
  });

  it('are counted for a ballot as they stood at its opening instant, however late it is asked', async () => {
    const { id, organizer, add, removal } = await aMeeting();
    const first = new Date();
    await add('BR');
    const second = new Date();
    await removeMember(organizer, await removal('BR'));
    await removeMember(organizer, await removal('PE'));
    expect([
      await membersAt(id, first),
      await membersAt(id, second),
      await membersAt(id, new Date()),
    ]).toEqual([2, 3, 1]);
  });

  it('are removed as they were shown: the word is typed where there is a delegation, and another state is refused', async () => {
    const { id, organizer, removal } = await aMeeting();
    const before = await removal('PE');
    await aDelegation(id, 'PE');
    await expect(removeMember(organizer, before)).rejects.toMatchObject({ kind: 'stale' });
    const input = await removal('PE');
    for (const word of [undefined, '', 'CL'])
      await expect(removeMember(organizer, { ...input, word })).rejects.toMatchObject({ field: 'word' });
    await removeMember(organizer, { ...input, word: 'pe' });
  });

  it('go with a suspension on record, which takes hold again when they come back', async () => {
    const { id, organizer, add, removal } = await aMeeting();
    const suspension = { startsAt: '2023-01-01T00:00', endsAt: null, reason: 'Arrears.' };
    await writeSuspension(organizer, { conferenceId: id, countryCode: 'PE', ...suspension });
    await removeMember(organizer, await removal('PE'));
    await expect(
      writeSuspension(organizer, { conferenceId: id, countryCode: 'PE', ...suspension }),
    ).rejects.toMatchObject({ key: 'conferences.refusal.noMember' });
    const suspended = () => withTx(SYSTEM, (tx) => rollAt(tx, id, new Date())).then((roll) => roll.suspended);
    expect(await suspended()).toBe(0);
    await add('PE');
    expect(await suspended()).toBe(1);
  });

  it('stay once they voted, for the command and for the database; an open ballot keeps its roll', async () => {
    const hall = await aHall(3);
    const { id } = hall.conference;
    const number = numberIn(await openBallot(hall.organizer, await opening(hall)));
    const [voter, other] = hall.heads;
    if (!voter || !other) throw new Error('there are no heads');
    const removal = async (countryCode: string) => ({
      conferenceId: id,
      countryCode,
      factsVersion: factsVersionOf(await getMember(hall.organizer, id, countryCode)),
      reason,
      word: countryCode,
    });
    const shown = await removal(voter.code);
    await cast(hall, voter, 'for');
    await expect(removeMember(hall.organizer, shown)).rejects.toMatchObject({
      key: 'conferences.refusal.memberVoted',
      params: { ballots: String(number) },
    });
    const drop = (code: string) =>
      withTx(SYSTEM, (tx) =>
        tx.execute(sql`delete from member where conference_id = ${id} and country_code = ${code}`),
      );
    await expect(drop(voter.code)).rejects.toThrow();
    await removeMember(hall.organizer, await removal(other.code));
    expect((await getBallot(ANONYMOUS, id, number)).rules).toMatchObject({ members: 3 });
    await cast(hall, other, 'against');
    const done = await addMember(hall.organizer, { conferenceId: id, countryCode: other.code });
    expect(done).toMatchObject({
      message: 'conferences.members.addedOpen',
      params: { ballots: String(number) },
    });
  });
});
