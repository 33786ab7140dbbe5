import { eq } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { document } from '@/db/schema/documents';
import { finalReport } from '@/db/schema/final-reports';
import { event } from '@/db/schema/record';
import { type Actor, SYSTEM } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { openUploaded } from '@/domain/uploaded';
import { reopenConference } from '@/features/conferences/commands/closing';
import { makeFinalReport } from '@/features/conferences/commands/final-report';
import { auditFinalReports } from '@/features/conferences/queries/final-report-audit';
import { getReportFile, listFinalReports } from '@/features/conferences/queries/final-reports';
import { sha256 } from '@/platform/chain';
import { archivedPdfOf, type DrawnPaper, drawnWith } from '@/platform/papers/making';
import { aConference, closed, inAll } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { readPdf } from '@/tests/setup/pdf';
import { forcibly } from '../ballots/voted';

async function closedOne(languages: ('en' | 'ar')[] = ['en', 'ar']) {
  const meeting = await aConference({ languages }, ['CL']);
  const organizer = await anActor('organizer', meeting.id);
  const { id: delegationId } = await aDelegation(meeting.id, 'CL');
  const delegate = await aSeat(meeting.id, delegationId);
  await closed(meeting.id);
  return { ...meeting, organizer, delegate };
}
const rowsOf = (id: string) =>
  withTx(SYSTEM, (tx) =>
    tx
      .select()
      .from(finalReport)
      .where(eq(finalReport.conferenceId, id))
      .orderBy(finalReport.number, finalReport.language),
  );
const make = (actor: Actor, conferenceId: string, editions = 0) =>
  makeFinalReport(actor, { conferenceId, editions });

async function bytesOf(
  viewer: Actor,
  here: { id: string; slug: string },
  number: number,
  language: 'en' | 'ar',
) {
  const parts: Uint8Array[] = [];
  const { parts: read } = await getReportFile(viewer, here, { number, language });
  for await (const part of read) parts.push(openUploaded(part));
  return Buffer.concat(parts);
}

it('is kept with its data, from which the same bytes are made again', async () => {
  const here = await closedOne();
  await make(here.organizer, here.id);
  const rows = await rowsOf(here.id);
  expect(rows.map(({ number, language }) => [number, language])).toEqual([
    [1, 'ar'],
    [1, 'en'],
  ]);
  for (const { language, digest, data, dataDigest, drawnWith: drawing } of rows) {
    const bytes = await bytesOf(here.delegate, here, 1, language as 'en' | 'ar');
    expect(sha256(bytes)).toBe(digest);
    expect(sha256(canonicalJson(data))).toBe(dataDigest);
    expect(drawing).toBe(drawnWith());
    const again = await archivedPdfOf(data as unknown as DrawnPaper);
    expect(again.equals(bytes)).toBe(true);
    expect(await readPdf(bytes)).toMatchObject({ marked: true, archive: '2A' });
  }
  const [made] = await withTx(SYSTEM, (tx) =>
    tx.select().from(event).where(eq(event.kind, 'finalReport.made')).limit(1),
  );
  const digests = ['en', 'ar'].map((language) => {
    const row = rows.find((one) => one.language === language);
    return { language, digest: row?.digest, data: row?.dataDigest };
  });
  expect(made?.after).toMatchObject({
    edition: 1,
    languages: ['en', 'ar'],
    digest: sha256(canonicalJson(digests)),
  });
});

it('is made anew beside what was made, which stays, and never twice alike', async () => {
  const here = await closedOne(['en']);
  await make(here.organizer, here.id);
  const first = await bytesOf(here.delegate, here, 1, 'en');
  await expect(make(here.organizer, here.id, 1)).rejects.toMatchObject({
    message: 'conferences.refusal.sameReport',
  });
  await withTx(SYSTEM, (tx) =>
    tx.insert(document).values({
      ...{ conferenceId: here.id, kind: 'workingPaper', classification: 'public', originalLanguage: 'en' },
      ...{ symbol: 'A/DOC/1', title: inAll('Released afterwards'), publishedAt: new Date() },
    }),
  );
  await expect(make(here.organizer, here.id, 0)).rejects.toMatchObject({ kind: 'stale' });
  await make(here.organizer, here.id, 1);
  expect((await bytesOf(here.delegate, here, 1, 'en')).equals(first)).toBe(true);
  expect((await bytesOf(here.delegate, here, 2, 'en')).equals(first)).toBe(false);
  const editions = await listFinalReports(here.delegate, here);
  expect(editions.map(({ number }) => number)).toEqual([2, 1]);
  // A delegation reads the office, a colleague the name with it.
  expect(editions[0]?.by).toMatchObject({ name: null, roles: ['organizer'] });
  const [forColleagues] = await listFinalReports(here.organizer, here);
  expect(forColleagues?.by?.name).toBe('Test Person');
});

/** What somebody could do who owns the tables, and what the audit says then. */
const FALSIFIED: [string, string][] = [
  [
    "update file set bytes = bytes || 'x' where id in (select file_id from final_report where language = 'en')",
    'a file is not what was made',
  ],
  [
    'update final_report set data = data || \'{"title": "Another report"}\' where language = \'ar\'',
    'the data of a file is not what it was made from',
  ],
  ["update final_report set digest = repeat('0', 64) where language = 'en'", 'a file is not what was made'],
  ["update final_report set drawn_with = repeat('0', 64)", 'it was drawn with something else'],
  ["delete from final_report where language = 'en'", 'it has other languages'],
  ['delete from final_report', 'it is gone'],
  [
    `with changed as (update file set bytes = bytes || 'x' returning id, bytes)
      update final_report set digest = encode(sha256(changed.bytes), 'hex') from changed where file_id = changed.id`,
    'it is not what was made',
  ],
  ["delete from event where kind = 'finalReport.made'", 'no event tells of it'],
];

it('is seen by the audit when it is not what was made', async () => {
  const here = await closedOne();
  await make(here.organizer, here.id);
  const why = async () =>
    (await withTx(SYSTEM, (tx) => auditFinalReports(tx, here.id))).map((one) => one.why);
  expect(await why()).toEqual([null]);
  const tables = ['file', 'final_report', 'event'];
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

it('is one of two that are made at once', async () => {
  const here = await closedOne(['en']);
  const both = await Promise.allSettled([1, 2].map(() => make(here.organizer, here.id)));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const refused = both.find(({ status }) => status === 'rejected');
  expect(refused).toMatchObject({ reason: { kind: 'stale' } });
  expect(await rowsOf(here.id)).toHaveLength(1);
});

it('is made by organizers of a conference that is closed, which then stays closed', async () => {
  const meets = await aConference();
  await expect(make(await anActor('organizer', meets.id), meets.id)).rejects.toMatchObject({
    message: 'conferences.refusal.notClosed',
  });
  const here = await closedOne(['en']);
  await expect(make(here.delegate, here.id)).rejects.toMatchObject({ kind: 'forbidden' });
  await make(here.organizer, here.id);
  const [row] = await withTx(SYSTEM, (tx) => tx.select().from(conference).where(eq(conference.id, here.id)));
  const reopening = { conferenceId: here.id, version: row?.version ?? 0, reason: 'A day early.' };
  await expect(reopenConference(here.organizer, reopening)).rejects.toMatchObject({
    message: 'conferences.refusal.reportSince',
  });
});
