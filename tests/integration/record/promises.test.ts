import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { agendaRelease } from '@/db/schema/agenda';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import type { BallotProcedure } from '@/domain/voting';
import { auditReleases, releaseDigest } from '@/features/agenda/queries/frozen';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { recordFinding } from '@/features/ballots/commands/doubt';
import { declareDue } from '@/features/ballots/jobs';
import { auditBallots } from '@/features/ballots/queries/audit';
import { getBallot } from '@/features/ballots/queries/ballot';
import { auditFindings } from '@/features/ballots/queries/findings';
import { listBallots } from '@/features/ballots/queries/list';
import { auditTexts } from '@/features/outcomes/queries/frozen';
import { auditKeys } from '@/platform/key-audit';
import { record } from '@/platform/record';
import { aConference } from '@/tests/setup/conference/conference';
import { rowOf } from '@/tests/setup/stored';
import { MANIPULATIONS } from '../ballots/manipulations';
import { type BallotIds, forcibly, votedOn } from '../ballots/voted';

const audited = async ({ conferenceId }: BallotIds) =>
  (await withTx(SYSTEM, (tx) => auditBallots(tx, conferenceId)))[0]?.conflict?.key ?? null;

async function declared(procedure: BallotProcedure = 'vote') {
  const { hall, ids } = await votedOn(procedure);
  expect(await declareBallot(SYSTEM, ids)).toBe(true);
  return { hall, ids };
}

/** What else can be done to a ballot once it is declared. */
const SIGNED: [string, (ids: BallotIds) => string, string][] = [
  [
    'the package altered',
    (p) => `update ballot set result_package = replace(result_package, '"refused": 0', '"refused": 7')
      where id = '${p.ballotId}'`,
    'signature',
  ],
  [
    'the signature altered',
    (p) => `update ballot set signature = 'AAAA' || substr(signature, 5) where id = '${p.ballotId}'`,
    'signature',
  ],
  [
    'the outcome in the row altered',
    (p) => `update ballot set result = result || '{"outcome": "rejected"}' where id = '${p.ballotId}'`,
    'package',
  ],
  [
    'the counts in the row altered',
    (p) => `update ballot set result = jsonb_set(result, '{counts,for}', '9') where id = '${p.ballotId}'`,
    'package',
  ],
];

describe('a declared ballot', () => {
  it('holds where nothing was changed (control)', async () => {
    for (const procedure of ['vote', 'silence'] as const) {
      const { ids } = await declared(procedure);
      expect(await audited(ids)).toBeNull();
      expect((await getBallot(ANONYMOUS, ids.conferenceId, 1)).phase).toBe('declared');
    }
  });

  it.each(MANIPULATIONS)('is found by name, $name', async ({ procedure, change, conflict, ...more }) => {
    const { ids } = await declared(procedure);
    await forcibly(change(ids));
    expect(await audited(ids)).toBe(`ballots.conflict.${more.declared ?? conflict}`);
  });

  it.each(SIGNED)('is found by name and shows no result, %s', async (_name, change, conflict) => {
    const { ids } = await declared();
    const before = await getBallot(ANONYMOUS, ids.conferenceId, 1);
    expect(before.result).not.toBeNull();
    await forcibly(change(ids));
    expect(await audited(ids)).toBe(`ballots.conflict.${conflict}`);
    for (const seen of [
      await getBallot(ANONYMOUS, ids.conferenceId, 1),
      ...(await listBallots(ANONYMOUS, ids.conferenceId)),
    ]) {
      expect(seen).toMatchObject({ phase: 'doubted', result: null });
    }
  });

  it('is drawn from what was signed, and in doubt when a vote beneath it is altered', async () => {
    const { ids } = await declared();
    await forcibly(
      `update ballot_event set choice = 'abstain' where ballot_id = '${ids.ballotId}' and sequence = 2`,
    );
    const seen = await getBallot(ANONYMOUS, ids.conferenceId, 1);
    expect(seen).toMatchObject({ phase: 'doubted', doubt: { key: 'ballots.conflict.package' } });
    expect(seen.entitled.every(({ choice }) => choice === null)).toBe(true);
    expect((await rowOf(ids)).declaredAt).not.toBeNull();
  });

  it('is not signed a second time when its declaration is taken back', async () => {
    const { ids } = await declared();
    await forcibly(`update ballot set (declared_at, ended_at, result, result_package, signature)
      = row(null, null, null, null, null) where id = '${ids.ballotId}'`);
    expect(await audited(ids)).toBe('ballots.conflict.declaredBefore');
    expect(await declareBallot(SYSTEM, ids)).toBe(false);
    expect(await rowOf(ids)).toMatchObject({
      declaredAt: null,
      doubt: { key: 'ballots.conflict.declaredBefore' },
    });
  });

  it('shows no reason of a break of silence that is another than was given', async () => {
    const { hall, ids } = await declared('silence');
    const see = () => getBallot(hall.organizer, ids.conferenceId, 1);
    expect((await see()).broken[0]?.reason).toBe('It goes too far');
    await forcibly(`update silence_break set reason = 'We agree' where ballot_id = '${ids.ballotId}'`);
    expect(await see()).toMatchObject({ phase: 'doubted', doubt: { key: 'ballots.conflict.package' } });
  });
});

describe('what else is promised', () => {
  it('an adopted text is found when a word of it is altered', async () => {
    const { ids } = await declared();
    const textsOf = ({ conferenceId }: BallotIds) => withTx(SYSTEM, (tx) => auditTexts(tx, conferenceId));
    expect(await textsOf(ids)).toMatchObject([{ why: null }]);
    await forcibly(`update outcome set title = title || '{"en": "Other"}'
      where conference_id = '${ids.conferenceId}'`);
    expect(await textsOf(ids)).toMatchObject([{ why: 'the text is not the one that was adopted' }]);
    const undecided = (await votedOn('vote')).ids;
    await forcibly(`update outcome set adopted_at = now(), adoption_method = 'vote'
      where conference_id = '${undecided.conferenceId}'`);
    expect(await textsOf(undecided)).toMatchObject([{ why: 'no event tells of its adoption' }]);
  });

  it('a receipt of a key that nobody knows is no conflict before the first start, and says so after it', async () => {
    const { ids } = await votedOn('vote');
    await forcibly(`update ballot_event set receipt = jsonb_set(receipt::jsonb, '{key}', to_jsonb(repeat('0', 64)))::text
      where ballot_id = '${ids.ballotId}'`);
    const looked = () => withTx(SYSTEM, (tx) => auditBallots(tx, ids.conferenceId));
    const unknown = { key: 'ballots.conflict.unknownKey', params: { sequence: 1 } };
    expect(await looked()).toMatchObject([{ conflict: unknown, unrecorded: false }]);
    await forcibly(`create table kept_key as table signing_key; delete from signing_key;
      create table kept_event as select * from event where kind = 'key.recorded';
      delete from event where kind = 'key.recorded'`);
    expect(await looked()).toMatchObject([{ conflict: null, unrecorded: true }]);
    await forcibly(`update ballot_event set receipt = jsonb_set(receipt::jsonb, '{choice}', '"none"')::text
      where ballot_id = '${ids.ballotId}' and sequence = 3`);
    expect(await looked()).toMatchObject([{ conflict: { key: 'ballots.conflict.receipt' } }]);
    await forcibly(`insert into signing_key table kept_key; insert into event table kept_event;
      drop table kept_key; drop table kept_event`);
  });

  it.each([
    ['deleted', 'delete from ballot_finding', /missing/],
    ['altered', "update ballot_finding set text = 'Nothing'", /not the one/],
    ['dated otherwise', "update ballot_finding set at = at - interval '1 day'", /not the one/],
    ['given to another', 'update ballot_finding set recorded_by = gen_random_uuid()', /not the one/],
    [
      'added',
      `insert into ballot_finding (conference_id, id, ballot_id, text, at, recorded_by)
       select conference_id, gen_random_uuid(), ballot_id, 'All is well', at, recorded_by from ballot_finding`,
      /no event tells/,
    ],
  ])('a finding is found when it is %s', async (_name, change, why) => {
    const { hall, ids } = await votedOn('vote');
    await forcibly(`delete from ballot_event where ballot_id = '${ids.ballotId}' and sequence = 5`);
    await declareDue();
    const input = { conference: hall.conference.slug, number: 1, finding: 'Restored from the backup.' };
    await recordFinding(hall.organizer, input);
    const findings = () => withTx(SYSTEM, (tx) => auditFindings(tx, ids.conferenceId));
    expect(await findings()).toEqual([{ number: 1, why: null }]);
    await forcibly(`${change} where conference_id = '${ids.conferenceId}'`);
    expect(await findings()).toEqual([{ number: 1, why: expect.stringMatching(why) }]);
  });

  it('a release of the agenda is found when it is altered', async () => {
    const { id: conferenceId } = await aConference();
    await withTx(SYSTEM, async (tx) => {
      await tx.insert(agendaRelease).values({ conferenceId, number: 1, sessions: [] });
      const after = { number: 1, sessions: 0, changes: 0, digest: releaseDigest([]) };
      await record(tx, SYSTEM, { conferenceId, kind: 'agenda.released', entityId: '1', after });
    });
    const releases = () => withTx(SYSTEM, (tx) => auditReleases(tx, conferenceId));
    expect(await releases()).toEqual([{ number: 1, why: null }]);
    await forcibly(`update agenda_release set sessions = '[{}]' where conference_id = '${conferenceId}'`);
    expect(await releases()).toEqual([{ number: 1, why: 'it is not what was released' }]);
  });

  it('a key of the house is found when it is altered, removed or put in', async () => {
    await declared();
    const keys = async () => (await withTx(SYSTEM, auditKeys)).broken;
    expect(await keys()).toBeNull();
    const { rows } = await withTx(SYSTEM, (tx) =>
      tx.execute<{ since: string }>(sql`select since::text from signing_key where place = 1`),
    );
    await forcibly(`update signing_key set since = since - interval '1 day'`);
    expect(await keys()).toMatchObject({ position: 1, why: 'time' });
    await forcibly(`update signing_key set since = '${rows[0]?.since}'`);
    await forcibly(`insert into signing_key (fingerprint, place, public_key, since, until, recorded_by)
      select repeat('0', 64), 2, public_key, since, since, 'nobody' from signing_key`);
    expect(await keys()).not.toBeNull();
    await forcibly(`delete from signing_key where place = 2`);
    expect(await keys()).toBeNull();
  });
});
