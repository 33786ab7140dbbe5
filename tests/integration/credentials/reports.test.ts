import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { inEach } from '@/domain/local-text';
import { finalReportFile } from '@/features/conferences/exports/final-report';
import { adoptCredentialsReport } from '@/features/credentials/commands/adoption';
import { issueCredentialsReport } from '@/features/credentials/commands/reports';
import {
  withdrawCredentialsReport,
  withdrawReportAdoption,
} from '@/features/credentials/commands/withdrawal';
import { credentialsReportFile } from '@/features/credentials/exports/report';
import { auditCredentialsReports } from '@/features/credentials/queries/report-audit';
import {
  getCredentialsReport,
  getStates,
  listCredentialsReports,
  listSessionsFor,
  statesDigest,
} from '@/features/credentials/queries/reports';
import { decideCredentials } from '@/features/delegations/commands/credentials';
import { partOf } from '@/tests/setup/archive';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll, ZONE } from '@/tests/setup/conference/conference';
import { aDelegation, anActor } from '@/tests/setup/conference/people';
import { readPdf } from '@/tests/setup/pdf';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf } from '@/tests/setup/stored';
import { hold, meeting, onDatabaseAfter, withoutLock } from '@/tests/setup/unguarded';
import { forcibly } from '../ballots/voted';

const HOUR = 3_600_000;
const nothing = inEach(() => '');

/** Four delegations in four states, a session that began and one to come, and who reports on them. */
async function aHouse() {
  const { id, slug } = await aConference();
  const chile = await aDelegation(id, 'CL', { credentialsStatus: 'awaited' });
  await aDelegation(id, 'AR', { credentialsStatus: 'accepted' });
  await aDelegation(id, 'BR', { credentialsStatus: 'rejected' });
  await aDelegation(id, 'Alpine association', { kind: 'observer', credentialsStatus: 'provisional' });
  const [begun, ahead] = [
    await aSession(id, { startsAt: new Date(), endsAt: new Date(Date.now() + HOUR) }),
    await aSession(id, {
      startsAt: new Date(Date.now() + 2 * HOUR),
      endsAt: new Date(Date.now() + 3 * HOUR),
    }),
  ];
  const officer = await anActor('credentialsOfficer', id);
  const states = async () => (await getStates(officer, id)).digest;
  const issue = async (seen?: string, remarks = nothing) =>
    issueCredentialsReport(officer, { conference: slug, states: seen ?? (await states()), remarks });
  const adopt = (version = 0, sessionId = begun.id, number = 1) =>
    adoptCredentialsReport(officer, {
      ...{ conference: slug, number, version, sessionId },
      remarks: inAll('One reserved its position.'),
    });
  const on = (version: number) => ({ conference: slug, number: 1, version, reason: 'A slip.' });
  const decide = (version: number, to: 'submitted' | 'accepted') =>
    decideCredentials(officer, {
      ...{ conference: slug, delegationId: chile.id, version, to, reason: null },
    });
  await decide(1, 'submitted');
  const accept = () => decide(2, 'accepted');
  return { id, slug, officer, ahead, states, issue, adopt, on, accept };
}

describe('a report on credentials', () => {
  it('says for good how they stood when it was issued, and the next one what is new', async () => {
    const { id, officer, issue, accept } = await aHouse();
    await issue();
    await accept();
    await issue(undefined, inAll('An original arrived.'));
    const [second, first] = await listCredentialsReports(officer, id);
    const statusIn = (report: typeof first, country: string) =>
      report?.delegations.find(({ countryCode }) => countryCode === country)?.status;
    expect([statusIn(first, 'CL'), statusIn(second, 'CL')]).toEqual(['submitted', 'accepted']);
    expect([first?.remarks, second?.remarks?.en]).toEqual([null, 'An original arrived.']);
    const kinds = (await eventsOf(id)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'credentialsReport.issued')).toHaveLength(2);
  });

  it('is issued as it was looked at, where it says something new, and by whoever decides on credentials', async () => {
    const { id, slug, issue, states, accept } = await aHouse();
    const seen = await states();
    await accept();
    expect(await refusalOf(issue(seen))).toBe('credentials.refusal.statesChanged stale');
    await issue();
    expect(await refusalOf(issue())).toBe('credentials.refusal.sameStates conflict');
    const chair = await anActor('chair', id);
    const asChair = issueCredentialsReport(chair, {
      ...{ conference: slug, states: await states(), remarks: nothing },
    });
    expect(await refusalOf(asChair)).toContain('forbidden');
    const empty = await aConference();
    const officer = await anActor('credentialsOfficer', empty.id);
    const ofNobody = { conference: empty.slug, states: statesDigest([]), remarks: nothing };
    expect(await refusalOf(issueCredentialsReport(officer, ofNobody))).toContain('noDelegations conflict');
  });

  it('is adopted in a session that has begun; that is withdrawn and recorded anew, act by act', async () => {
    const { id, officer, ahead, issue, adopt, on } = await aHouse();
    await issue();
    const report = await getCredentialsReport(officer, id, 1);
    expect(await listSessionsFor(officer, { id, timeZone: ZONE }, report)).toHaveLength(1);
    expect(await refusalOf(adopt(0, ahead.id))).toBe('credentials.invalid.sessionAhead invalid sessionId');
    expect(await refusalOf(adopt(0, report.id))).toContain('notFound');
    expect(await refusalOf(adopt(0, undefined, 9))).toContain('notFound');
    await adopt();
    expect(await refusalOf(adopt())).toBe('credentials.refusal.decided stale');
    expect(await refusalOf(withdrawCredentialsReport(officer, on(1)))).toContain('decided stale');
    await withdrawReportAdoption(officer, on(1));
    await adopt(2);
    const { acts, state } = await getCredentialsReport(officer, id, 1);
    expect(state).toBe('adopted');
    expect(acts.map(({ kind, reason, remarks }) => [kind, reason, remarks?.en])).toEqual([
      ['adopted', null, 'One reserved its position.'],
      ['adoptionWithdrawn', 'A slip.', undefined],
      ['adopted', null, 'One reserved its position.'],
    ]);
  });

  it('is withdrawn before it is adopted, stays to be read, and another says the same in its place', async () => {
    const { id, officer, issue, adopt, on } = await aHouse();
    await issue();
    await withdrawCredentialsReport(officer, on(0));
    expect(await refusalOf(adopt(1))).toBe('credentials.refusal.decided stale');
    await issue();
    const reports = await listCredentialsReports(officer, id);
    expect(reports.map(({ number, state }) => [number, state])).toEqual([
      [2, 'issued'],
      [1, 'withdrawn'],
    ]);
  });

  it('stands in the final report once it is adopted', async () => {
    const { slug, officer, issue, adopt } = await aHouse();
    const report = async () => (await readPdf((await finalReportFile(officer, slug, 'en')).bytes)).text;
    await issue();
    expect(await report()).toContain('adopted no report on credentials');
    await adopt();
    const words = await report();
    expect(words).toContain('Report on credentials No. 1');
    expect(words).toContain('Rejected (1)');
    expect(words).not.toContain('adopted no report');
  });

  it('is read by those who take part, on the page and as a paper in each language', async () => {
    const { id, slug, issue, adopt } = await aHouse();
    await issue();
    await adopt();
    const reader = await anActor('rapporteur', id);
    const paper = async (locale: 'en' | 'fr' | 'es') =>
      (await readPdf((await credentialsReportFile(reader, slug, { number: 1, locale })).bytes)).text;
    const words = await paper('en');
    for (const part of ['No. 1', 'Argentina', 'Alpine association', 'Adoption', 'One reserved its position.'])
      expect(words).toContain(part);
    expect(words).not.toContain('is invited to adopt');
    expect(await paper('fr')).toContain('Rapport sur les pouvoirs');
    expect(await paper('es')).toContain('Informe sobre las credenciales');
    const word = await credentialsReportFile(reader, slug, { number: 1, locale: 'ar', format: 'word' });
    expect(word.name).toBe(`credentials-report-${slug}-1-ar.docx`);
    expect(await partOf(word.bytes, 'word/document.xml')).toContain('الأرجنتين');
    expect(await refusalOf(getCredentialsReport(ANONYMOUS, id, 1))).toContain('notFound');
    const stranger = await anActor('chair', (await aConference()).id);
    expect(await refusalOf(listCredentialsReports(stranger, id))).toContain('notFound');
  });
});

/** What somebody could do who owns the tables, and what the audit says then. */
const FALSIFIED: [string, string][] = [
  [
    "update reported_credentials set status = 'accepted' where country_code = 'BR'",
    'it is not what was issued',
  ],
  [
    "update credentials_report set remarks = jsonb_set(remarks, '{en}', '\"Others\"')",
    'it is not what was issued',
  ],
  ["delete from reported_credentials where country_code = 'BR'", 'it is not what was issued'],
  [
    "update credentials_report_act set reason = 'Other' where number = 2",
    'what was recorded of it is not what happened',
  ],
  ['update credentials_report_act set remarks = null', 'what was recorded of it is not what happened'],
  ['delete from credentials_report_act where number = 2', 'what was recorded of it is not what happened'],
  ['delete from reported_credentials; delete from credentials_report', 'it is gone'],
  ["delete from event where kind = 'credentialsReport.issued'", 'no event tells of it'],
];

it('is seen by the audit when a report is not what was issued and recorded', async () => {
  const { id, issue, adopt, on } = await aHouse();
  await issue(undefined, inAll('An original is under way.'));
  await adopt();
  await withdrawReportAdoption(await anActor('credentialsOfficer', id), on(1));
  const why = async () =>
    (await withTx(SYSTEM, (tx) => auditCredentialsReports(tx, id))).map((one) => one.why);
  expect(await why()).toEqual([null]);
  const tables = ['credentials_report', 'reported_credentials', 'credentials_report_act', 'event'];
  await forcibly(tables.map((name) => `create table kept_${name} as select * from ${name}`).join(';'));
  const emptied = tables.toReversed().map((name) => `delete from ${name}`);
  const back = tables.map((name) => `insert into ${name} select * from kept_${name}`);
  for (const [change, sentence] of FALSIFIED) {
    await forcibly(change);
    expect(await why(), change).toEqual([sentence]);
    await forcibly([...emptied, ...back].join(';'));
  }
  expect(await why()).toEqual([null]);
  await forcibly(tables.map((name) => `drop table kept_${name}`).join(';'));
});

describe('reports under contention', () => {
  /** Both at once on the same states: what was issued, and how many were told so. */
  const issuedTwice = async () => {
    const { id, officer, issue, states } = await aHouse();
    const seen = await states();
    const both = await meeting(id, () =>
      Promise.allSettled([issue(seen), issue(seen, inAll('An original arrived.'))]),
    );
    const numbers = (await listCredentialsReports(officer, id)).map(({ number }) => number);
    return { numbers, done: both.filter(({ status }) => status === 'fulfilled').length };
  };

  it('issues one of two reports that would have the same number', async () => {
    expect(await issuedTwice()).toEqual({ numbers: [1], done: 1 });
  });

  it('would issue both without the constraint (control)', async () => {
    const without = ['alter table credentials_report drop constraint credentials_report_number'];
    expect(await onDatabaseAfter(without, issuedTwice)).toEqual({ numbers: [1, 1], done: 2 });
  });

  /** Adopted and withdrawn at once: how many acts count. */
  const decidedTwice = async () => {
    const { id, officer, issue, adopt, on } = await aHouse();
    await issue();
    const both = await meeting(id, () =>
      Promise.allSettled([adopt(), withdrawCredentialsReport(officer, on(0))]),
    );
    const { acts } = await getCredentialsReport(officer, id, 1);
    return { acts: acts.length, done: both.filter(({ status }) => status === 'fulfilled').length };
  };

  it('lets one of two acts on a report count', async () => {
    expect(await decidedTwice()).toEqual({ acts: 1, done: 1 });
  });

  it('would let both count without the key (control)', async () => {
    const key = 'credentials_report_act_conference_id_report_id_number_pk';
    const without = [`alter table credentials_report_act drop constraint ${key}`];
    expect(await onDatabaseAfter(without, decidedTwice)).toEqual({ acts: 2, done: 2 });
  });

  /** A decision on credentials that was written and not committed yet when a report is issued. */
  const issuedWhileDeciding = async () => {
    const { id, officer, issue, accept, states } = await aHouse();
    const seen = await states();
    const chain = await hold('chain', id);
    const deciding = accept();
    await chain.standing(1);
    const issuing = issue(seen).then(() => 'issued', String);
    await chain.standing(2);
    await chain.release();
    await Promise.all([deciding, issuing]);
    const [report] = await listCredentialsReports(officer, id);
    return report?.delegations.find(({ countryCode }) => countryCode === 'CL')?.status ?? 'not issued';
  };

  it('waits for a decision that is under way, and says nothing that is no longer so', async () => {
    expect(await issuedWhileDeciding()).toBe('not issued');
  });

  it('would tell of a state that was over without the lock (control)', async () => {
    const { done, taken } = await withoutLock('delegation', issuedWhileDeciding);
    expect(taken).toBeGreaterThan(0);
    expect(done).toBe('submitted');
  });
});
