import { eq, sql } from 'drizzle-orm';
import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { rateLimit } from '@/db/schema/accounts';
import { file } from '@/db/schema/files';
import { implementationReport } from '@/db/schema/implementation';
import { event } from '@/db/schema/record';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { dayIn } from '@/domain/calendar';
import { endFollowUp, openFollowUp } from '@/features/implementation/commands/follow-up';
import { recordImplementation, reportImplementation } from '@/features/implementation/commands/reports';
import { reportInput } from '@/features/implementation/input';
import { getEvidence } from '@/features/implementation/queries/evidence';
import { getReports } from '@/features/implementation/queries/reports';
import { problems } from '@/platform/form';
import { uploadedResponse } from '@/platform/http/file';
import { sendOnce } from '@/platform/once';
import { aConference, ZONE } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { aPdf, aWordFile } from '@/tests/setup/document-files';
import { refusalOf } from '@/tests/setup/refused';
import { meeting, openEveryConnection } from '@/tests/setup/unguarded';
import { forcibly } from '../ballots/voted';
import { aRequestKey } from '../guards/calling';

/** A conference with an adopted outcome, on which Chile and Peru are asked to report. */
async function aHouse() {
  const conference = await aConference();
  const adopted = await anOutcome(conference.id, { adoptedAt: new Date(), adoptionMethod: 'consensus' });
  const [chile, peru] = [await aDelegation(conference.id, 'CL'), await aDelegation(conference.id, 'PE')];
  const organizer = await anActor('organizer', conference.id);
  const head = await aSeat(conference.id, chile.id, 'head');
  const other = await aSeat(conference.id, peru.id, 'head');
  const address = { conference: conference.slug, number: 1 };
  const rhythm = { firstOn: dayIn(ZONE, new Date()), everyMonths: 6, answerDays: 30, lastOn: null };
  await openFollowUp(organizer, { ...address, ...rhythm, publicStates: true });
  return { conference, adopted, chile, peru, organizer, head, other, address };
}
type House = Awaited<ReturnType<typeof aHouse>>;

const pdf = (name = 'law.pdf', bytes: Buffer = aPdf()) => new File([new Uint8Array(bytes)], name);

/** A report of Chile, as its form sends it. */
const form = ({ address, chile }: House, version: number, more: Record<string, unknown> = {}) => ({
  ...{ ...address, number: '1', delegationId: chile.id, version: `${version}`, state: 'inProgress' },
  ...{ words: 'A bill is before parliament.', evidence: '', doneOn: '', contactName: '', contactEmail: '' },
  ...more,
});
const parsed = (...typed: Parameters<typeof form>) => reportInput.parse(form(...typed));

const read = (house: House, viewer: Actor, report = 1, code = 'CL') =>
  uploadedResponse(() => getEvidence(viewer, house.conference.id, { number: 1, code, report }, 'en'));

const bytesOf = async (answer: Promise<Response>) => Buffer.from(await (await answer).arrayBuffer());

const shownTo = async ({ conference, adopted }: House, viewer: Actor) =>
  (await getReports(viewer, conference.id, { outcomeId: adopted.id, code: 'CL' })).reports.map(
    (one) => one.file?.kind ?? null,
  );

const filesOf = ({ conference }: House) =>
  withTx(SYSTEM, (tx) => tx.$count(file, eq(file.conferenceId, conference.id)));

const eventsOf = ({ conference }: House) =>
  withTx(SYSTEM, (tx) =>
    tx.select().from(event).where(eq(event.conferenceId, conference.id)).orderBy(event.sequence),
  );

describe('a file that is handed in as evidence', () => {
  let house: House;
  beforeAll(async () => {
    house = await aHouse();
    await reportImplementation(house.head, parsed(house, 0, { file: pdf() }));
  });

  it('is read by who reads the report, under a name and a type of ours', async () => {
    const { head, other, organizer, conference } = house;
    const observer = await aDelegation(conference.id, 'Observing Organization');
    const watcher = await aSeat(conference.id, observer.id, 'head');
    for (const viewer of [head, other, organizer, watcher]) {
      const answer = await read(house, viewer);
      expect(answer.status).toBe(200);
      expect(Object.fromEntries(answer.headers)).toMatchObject({
        'content-type': 'application/pdf',
        'content-disposition': 'attachment; filename="implementation-1-CL-1.pdf"',
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      });
      expect((await bytesOf(read(house, viewer))).equals(aPdf())).toBe(true);
      expect(await shownTo(house, viewer)).toEqual(['pdf']);
    }
  });

  it('is for everybody else as if it did not exist, also where the states are public', async () => {
    const elsewhere = await anActor('organizer', (await aConference()).id);
    for (const viewer of [ANONYMOUS, await anActor(), elsewhere]) {
      const answers = [read(house, viewer), read(house, viewer, 9), read(house, viewer, 1, 'PE')];
      const outcomes = (await Promise.all(answers)).map(({ status, headers }) => [
        status,
        ...Object.entries(Object.fromEntries(headers)),
      ]);
      expect(outcomes[0]?.[0]).toBe(404);
      expect(outcomes[1]).toEqual(outcomes[0]);
      expect(outcomes[2]).toEqual(outcomes[0]);
    }
  });

  it('is served no more where the text is in doubt, whose page shows no report', async () => {
    const altered = await aHouse();
    await reportImplementation(altered.head, parsed(altered, 0, { file: pdf() }));
    expect((await read(altered, altered.head)).status).toBe(200);
    await forcibly(
      `update outcome set title = title || '{"en": "Altered"}' where id = '${altered.adopted.id}'`,
    );
    expect((await read(altered, altered.head)).status).toBe(404);
  });

  it('is recorded by what it is and a digest, and neither by its name nor by its bytes', async () => {
    const reported = async (one: House) =>
      (await eventsOf(one)).flatMap(({ kind, after }) =>
        kind === 'implementation.reported' ? [after as { fileType?: string; digest: string }] : [],
      );
    const [made] = await reported(house);
    expect(made).toMatchObject({ version: 1, fileType: 'pdf' });
    expect(JSON.stringify(made)).not.toContain('law.pdf');
    const bare = await aHouse();
    await reportImplementation(bare.head, parsed(bare, 0));
    const [other] = await reported(bare);
    expect(other).not.toHaveProperty('fileType');
    expect(other?.digest).not.toBe(made?.digest);
  });

  it('stays as it is, and where it is, even past the commands', async () => {
    const foreign = sql`insert into implementation_report
        (conference_id, id, outcome_id, delegation_id, number, state, file_id, file_digest)
      select conference_id, gen_random_uuid(), outcome_id, ${house.peru.id}, 1, 'done', file_id, file_digest
        from implementation_report where conference_id = ${house.conference.id} and number = 1`;
    for (const statement of [sql`delete from file`, sql`update file set media_type = 'x'`, foreign])
      await expect(withTx(SYSTEM, (tx) => tx.execute(statement))).rejects.toThrow();
  });
});

describe('the file of a further report', () => {
  it('is that of the one before, until another is handed in or it is taken out; the earlier keep theirs', async () => {
    const house = await aHouse();
    const { head, organizer } = house;
    await reportImplementation(head, parsed(house, 0, { file: pdf() }));
    await reportImplementation(head, parsed(house, 1, { words: 'Corrected.' }));
    await reportImplementation(head, parsed(house, 2, { file: pdf('Law.DOCX', aWordFile()) }));
    await reportImplementation(head, parsed(house, 3, { withoutFile: 'on' }));
    await reportImplementation(head, parsed(house, 4));
    // Whoever takes one out and chooses another replaces it.
    await reportImplementation(head, parsed(house, 5, { withoutFile: 'on', file: pdf() }));
    const { file: _, ...letter } = parsed(house, 6);
    await recordImplementation(organizer, { ...letter, letterOn: '2023-05-04' });
    expect(await shownTo(house, head)).toEqual(['pdf', 'pdf', 'word', null, null, 'pdf', 'pdf']);
    expect(await filesOf(house)).toBe(3);
    expect((await bytesOf(read(house, head, 1))).equals(aPdf())).toBe(true);
    expect((await bytesOf(read(house, head, 2))).equals(aPdf())).toBe(true);
    expect((await bytesOf(read(house, head, 3))).equals(aWordFile())).toBe(true);
    expect((await read(house, head, 4)).status).toBe(404);
    expect(
      (await eventsOf(house)).flatMap(({ after }) => (after as { fileType?: string }).fileType ?? []),
    ).toEqual(['pdf', 'pdf', 'word', 'pdf', 'pdf']);
  });
});

describe('a file that is no evidence', () => {
  let house: House;
  beforeAll(async () => {
    house = await aHouse();
  });
  const whole = aPdf();

  it.each<[string, unknown, string]>([
    [
      'a program behind the ending of a PDF',
      pdf('a.pdf', Buffer.from('MZ\u0090\u0000')),
      'documents.refusal.fileKind invalid file',
    ],
    [
      'a page behind the ending of a picture',
      pdf('a.png', Buffer.from('<svg onload="x()"/>')),
      'documents.refusal.fileKind invalid file',
    ],
    ['a PDF under another ending', pdf('a.docx'), 'documents.refusal.fileEnding invalid file'],
    [
      'a PDF that was cut short',
      pdf('a.pdf', whole.subarray(0, -20)),
      'documents.refusal.fileBroken invalid file',
    ],
    ['an empty one', pdf('a.pdf', Buffer.alloc(0)), 'implementation.invalid.file'],
    [
      'more than 20 megabytes',
      pdf('a.pdf', Buffer.alloc(20 * 2 ** 20 + 1)),
      'documents.refusal.fileTooLarge',
    ],
    ['a text in place of a file', 'law.pdf', 'implementation.invalid.file'],
  ])('is refused with a sentence at its field, and nothing is kept: %s', async (_, chosen, refusal) => {
    const typed = reportInput.safeParse(form(house, 0, { file: chosen }));
    if (typed.success) expect(await refusalOf(reportImplementation(house.head, typed.data))).toBe(refusal);
    else
      expect(problems(typed.error)).toEqual([
        { field: 'file', sentence: expect.objectContaining({ key: refusal }) },
      ]);
    expect(await filesOf(house)).toBe(0);
    expect(await shownTo(house, house.head)).toEqual([]);
  });

  it('is none where a browser sends a field in which none was chosen', async () => {
    const bare = await aHouse();
    await reportImplementation(bare.head, parsed(bare, 0, { file: new File([], '') }));
    expect(await shownTo(bare, bare.head)).toEqual([null]);
  });

  it('costs nothing from who may not report, and is not kept once the follow-up has ended', async () => {
    const ended = await aHouse();
    const { organizer, other, head, address } = ended;
    const unread = pdf();
    unread.arrayBuffer = () => Promise.reject(new Error('was read'));
    for (const who of [organizer, other])
      expect(await refusalOf(reportImplementation(who, parsed(ended, 0, { file: unread })))).toBe(
        'common.refusal.forbidden forbidden',
      );
    const stranger = reportImplementation(await anActor(), parsed(ended, 0, { file: unread }));
    expect(await refusalOf(stranger)).toMatch(/notFound$/);
    const nowhere = { ...parsed(ended, 0, { file: unread }), number: 9 };
    expect(await refusalOf(reportImplementation(head, nowhere))).toMatch(/notFound$/);
    await endFollowUp(organizer, { ...address, version: 1, reason: 'The assembly took it over.' });
    const late = reportImplementation(head, parsed(ended, 0, { file: unread }));
    expect(await refusalOf(late)).toBe('implementation.refusal.ended late');
    expect(await filesOf(ended)).toBe(0);
  });
});

describe('an attempt to hand in a file', () => {
  it('is counted also where the file is refused, before it is read', async () => {
    const house = await aHouse();
    const key = `evidence:${house.head.accountId}`;
    const points = async () => {
      const counted = withTx(SYSTEM, (tx) => tx.select().from(rateLimit).where(eq(rateLimit.key, key)));
      return (await counted)[0]?.points;
    };
    const broken = parsed(house, 0, { file: pdf('a.pdf', Buffer.from('MZ')) });
    expect(await refusalOf(reportImplementation(house.head, broken))).toMatch(/fileKind/);
    expect(await refusalOf(reportImplementation(house.head, broken))).toMatch(/fileKind/);
    expect(await points()).toBe(2);
    await withTx(SYSTEM, (tx) => tx.update(rateLimit).set({ points: 60 }).where(eq(rateLimit.key, key)));
    const unread = pdf();
    unread.arrayBuffer = () => Promise.reject(new Error('was read'));
    const further = reportImplementation(house.head, parsed(house, 0, { file: unread }));
    expect(await refusalOf(further)).toMatch(/^common.refusal.tooMany/);
  });
});

describe('two people who hand in a file at once', () => {
  it('leave one report with its file, and the other is told of it', async () => {
    const house = await aHouse();
    await openEveryConnection();
    const both = await meeting(house.conference.id, () =>
      Promise.allSettled([
        reportImplementation(house.head, parsed(house, 0, { file: pdf() })),
        reportImplementation(house.head, parsed(house, 0, { file: pdf('a.docx', aWordFile()) })),
      ]),
    );
    const why = both.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { kind?: string }).kind] : [],
    );
    expect(why).toEqual(['stale']);
    expect(await filesOf(house)).toBe(1);
    const reports = withTx(SYSTEM, (tx) =>
      tx.$count(implementationReport, eq(implementationReport.conferenceId, house.conference.id)),
    );
    expect(await reports).toBe(1);
  });

  it('are answered as one where the same was sent twice, and not where another file was', async () => {
    const house = await aHouse();
    const key = aRequestKey();
    const send = (chosen: File) => {
      const input = parsed(house, 0, { file: chosen });
      return sendOnce({ adds: 'implementation', key, input }, () => reportImplementation(house.head, input));
    };
    const first = await send(pdf());
    expect(await send(pdf())).toMatchObject(first ?? {});
    expect(await refusalOf(send(pdf('law.docx', aWordFile())))).toBe(
      'common.refusal.sentAlready conflict form',
    );
    expect(await filesOf(house)).toBe(1);
  });
});
