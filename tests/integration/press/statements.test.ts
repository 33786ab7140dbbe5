import { eq, sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { sessionBureau } from '@/db/schema/agenda';
import { statement } from '@/db/schema/statements';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { inEach } from '@/domain/local-text';
import {
  addStatement,
  editStatement,
  publishStatement,
  withdrawStatement,
} from '@/features/press/commands/statements';
import { getStatementDesk, listStatements, listStatementsOf } from '@/features/press/queries/statements';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { aDelegation, anActor } from '@/tests/setup/conference/people';

const reason = 'It was said in another session.';
const asApp = (sent: ReturnType<typeof sql>) => withTx(SYSTEM, (tx) => tx.execute(sent));

/** A session with one statement that Chile made, and its desk. */
async function stated() {
  const meeting = await aConference();
  const session = await aSession(meeting.id);
  const { id: delegationId } = await aDelegation(meeting.id, 'CL');
  const press = await anActor('pressOfficer', meeting.id);
  const here = { conference: meeting.slug };
  const words = {
    speakerName: 'Ana Rojas' as string | null,
    speakerOffice: inEach(() => ''),
    delegationId: delegationId as string | null,
    saidAt: '2023-03-21T10:15',
    text: inAll('We shall do our part.'),
  };
  const add = (values: Partial<typeof words> = {}, actor: Actor = press) =>
    addStatement(actor, { ...here, sessionId: session.id, ...words, ...values });
  const desk = async (viewer: Actor = press) =>
    (await getStatementDesk(viewer, meeting.id, session.id)).statements;
  await add();
  const [first] = await desk();
  if (!first) throw new Error('there is no statement');
  const one = { ...here, statementId: first.id };
  const read = () => listStatements(ANONYMOUS, meeting.id, session.id);
  return { meeting, session, press, here, words, add, desk, one, read, delegationId };
}

describe('a statement', () => {
  it('is told by a name or an office, and is for who writes statements until it is published', async () => {
    const { meeting, press, words, add, desk, one, read } = await stated();
    await expect(add({ speakerName: null })).rejects.toMatchObject({
      key: 'press.refusal.noSpeaker',
      field: 'speakerName',
    });
    await add({ speakerName: null, speakerOffice: inAll('Chair of the Conference') });
    expect((await desk()).map(({ number }) => number)).toEqual([1, 2]);
    expect(await read()).toEqual([]);
    await expect(desk(await anActor('rapporteur', meeting.id))).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(
      editStatement(press, { ...one, ...words, version: 2, text: inAll('Other') }),
    ).rejects.toMatchObject({ key: 'common.refusal.stale' });
    await editStatement(press, { ...one, ...words, version: 1, text: inAll('We do our part.') });
    await publishStatement(press, { ...one, version: 2 });
    expect(await read()).toMatchObject([
      {
        number: 1,
        speakerName: 'Ana Rojas' as string | null,
        text: { en: 'We do our part.' },
        withdrawn: null,
      },
    ]);
  });

  it('keeps its words once it is published, also from SQL, and can be withdrawn with the reason', async () => {
    const { meeting, press, words, one, read, desk } = await stated();
    await publishStatement(press, { ...one, version: 1 });
    for (const change of [
      () => editStatement(press, { ...one, ...words, version: 2 }),
      () => publishStatement(press, { ...one, version: 2 }),
    ])
      await expect(change()).rejects.toMatchObject({ key: 'press.refusal.statementPublished' });
    for (const sent of [
      sql`update statement set text = text || '{"en": "Other"}' where conference_id = ${meeting.id}`,
      sql`update statement set published_at = null where conference_id = ${meeting.id}`,
      sql`delete from statement where conference_id = ${meeting.id}`,
    ])
      await expect(asApp(sent)).rejects.toThrow();
    await expect(withdrawStatement(press, { ...one, version: 1, reason })).rejects.toMatchObject({
      key: 'common.refusal.changed',
    });
    await withdrawStatement(press, { ...one, version: 2, reason });
    expect(await read(), 'its words are gone for everyone').toMatchObject([
      { number: 1, text: null, withdrawn: { reason } },
    ]);
    expect(await desk()).toMatchObject([{ text: { en: 'We shall do our part.' } }]);
    await expect(withdrawStatement(press, { ...one, version: 3, reason })).rejects.toMatchObject({
      key: 'press.refusal.statementWithdrawn',
    });
    await expect(
      asApp(sql`update statement set withdrawn_at = null, withdrawn_reason = null
        where conference_id = ${meeting.id}`),
    ).rejects.toThrow();
  });

  it('is unseen where it was withdrawn before it was published', async () => {
    const { press, one, read } = await stated();
    await withdrawStatement(press, { ...one, version: 1, reason });
    expect(await read()).toEqual([]);
    await expect(publishStatement(press, { ...one, version: 2 })).rejects.toMatchObject({
      key: 'press.refusal.statementWithdrawn',
    });
  });

  it('is written by the chair of its session, and not by its rapporteur or another chair', async () => {
    const { meeting, session, add } = await stated();
    const [chair, other] = [await anActor('chair', meeting.id), await anActor('chair', meeting.id)];
    const rapporteur = await anActor('rapporteur', meeting.id);
    const bureau = { conferenceId: meeting.id, sessionId: session.id };
    await withTx(SYSTEM, (tx) =>
      tx.insert(sessionBureau).values(
        (
          [
            [chair, 'chair'],
            [rapporteur, 'rapporteur'],
          ] as const
        ).map(([{ accountId }, office]) => ({
          ...bureau,
          ...{ accountId: accountId ?? '', office },
          ...{ startsAt: session.startsAt, endsAt: session.endsAt },
        })),
      ),
    );
    await add({}, chair);
    for (const actor of [other, rapporteur])
      await expect(add({}, actor)).rejects.toMatchObject({ kind: 'forbidden' });
  });

  it('stands on the page of the country that it was made for, and names no unreleased session', async () => {
    const { meeting, press, one, add } = await stated();
    await add({ delegationId: null });
    await publishStatement(press, { ...one, version: 1 });
    const ofCountry = (code: string) => listStatementsOf(ANONYMOUS, meeting.id, code);
    expect(await ofCountry('CL')).toMatchObject([{ number: 1, session: null }]);
    expect(await ofCountry('AR')).toEqual([]);
  });

  it('names no person in the chain', async () => {
    const { meeting, press, words, one } = await stated();
    await editStatement(press, { ...one, ...words, version: 1, speakerName: 'Ana María Rojas' });
    const { rows } = await asApp(
      sql`select before, after from event where conference_id = ${meeting.id} and entity = 'statement'`,
    );
    expect(rows.length).toBe(2);
    expect(JSON.stringify(rows)).not.toContain('Rojas');
    const kept = await withTx(SYSTEM, (tx) =>
      tx.select().from(statement).where(eq(statement.conferenceId, meeting.id)),
    );
    expect(kept).toMatchObject([{ speakerName: 'Ana María Rojas' }]);
  });
});
