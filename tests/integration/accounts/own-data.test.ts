import { and, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account, rateLimit } from '@/db/schema/accounts';
import { event } from '@/db/schema/record';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { ownDataBundle } from '@/features/accounts/exports/own-data';
import { summarizeOwnData } from '@/features/accounts/queries/own-data';
import { saveFormAnswersDraft } from '@/features/delegations/commands/form-answers';
import { savePhoto } from '@/features/delegations/commands/photo';
import { photoInput } from '@/features/delegations/input';
import { bundleResponse } from '@/platform/http/file';
import { aConference } from '@/tests/setup/conference/conference';
import { aFormQuestion } from '@/tests/setup/conference/form-questions';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { registered } from '@/tests/setup/conference/registrations';
import { readSheet, unzipped } from '@/tests/setup/own-data';

const download = async (viewer: Actor, locale: 'en' | 'ar' = 'en') =>
  bundleResponse(() => ownDataBundle(viewer, locale), '/en/account/data?wait=yes');

type Table = { part: string; table: string; onlyNewest: boolean; rows: Record<string, unknown>[] };
type OwnDataFile = {
  format: string;
  account: string;
  tables: Table[];
  acts: { act: string; count: number }[];
};

async function filesOf(viewer: Actor, locale: 'en' | 'ar' = 'en') {
  const answer = await download(viewer, locale);
  expect(answer.status).toBe(200);
  const files = await unzipped(Buffer.from(await answer.arrayBuffer()));
  const json = files.get('own-data.json')?.toString('utf8') ?? '';
  return { answer, files, text: json, json: JSON.parse(json) as OwnDataFile };
}

/** A delegate with a photo and an answer to a question of the conference, and a colleague of the same delegation. */
async function ground() {
  const conference = await aConference();
  const organizer = await anActor('organizer', conference.id);
  const home = await aDelegation(conference.id, 'CL');
  const delegate = await aSeat(conference.id, home.id);
  const colleague = await aSeat(conference.id, home.id);
  await registered(delegate, conference.slug);
  const question = await aFormQuestion(organizer, conference, 'How do you travel?');
  const passport = await aFormQuestion(organizer, conference, 'Which passport?', { kind: 'country' });
  await saveFormAnswersDraft(colleague, {
    ...{ conference: conference.slug, version: 0 },
    answers: {
      [question.id]: { value: 'CANARY-colleague', questionVersion: 1 },
      [passport.id]: { value: 'DE', questionVersion: 1 },
    },
  });
  const bytes = await sharp({ create: { width: 300, height: 300, channels: 3, background: '#336699' } })
    .jpeg()
    .toBuffer();
  const photo = new File([new Uint8Array(bytes)], 'me.jpg', { type: 'image/jpeg' });
  await savePhoto(colleague, photoInput.parse({ conference: conference.slug, photo }));
  return { conference, organizer, delegate, colleague };
}

describe('the download of what is held about oneself', () => {
  let world: Awaited<ReturnType<typeof ground>>;
  beforeAll(async () => {
    world = await ground();
  });

  it('has the answers, the questions and the photo of the person, for machines and to be read', async () => {
    const { delegate, colleague, conference } = world;
    const { json, files } = await filesOf(delegate);
    expect(json).toMatchObject({ format: 'plenary-own-data-1', account: delegate.accountId });
    const rowsOf = (name: string) => json.tables.find(({ table }) => table === name)?.rows;
    expect(rowsOf('registration')).toMatchObject([
      {
        conference: conference.slug,
        givenName: 'Amal',
        dietaryNeeds: 'CANARY-diet',
        languages: ['en', 'ar'],
      },
    ]);
    expect(rowsOf('participant')).toMatchObject([{ delegation: 'CL', capacity: 'delegate' }]);
    expect(rowsOf('event')?.map(({ kind }) => kind)).toContain('registration.submitted');
    expect([...files.keys()].filter((name) => name.startsWith('photos/'))).toEqual([]);
    const lines = await readSheet(files.get('own-data-en.xlsx') ?? Buffer.alloc(0));
    expect(lines).toContainEqual(expect.arrayContaining(['Registration', 'Given name', 'Amal']));

    const other = await filesOf(colleague, 'ar');
    const rows = other.json.tables.find(({ table }) => table === 'form_answer')?.rows ?? [];
    const answer = rows.find((row) => JSON.stringify(row).includes('travel'));
    expect(answer).toMatchObject({
      answer: ['CANARY-colleague'],
      asked: { label: { en: 'How do you travel?' } },
    });
    const read = await readSheet(other.files.get('own-data-ar.xlsx') ?? Buffer.alloc(0));
    expect(JSON.stringify(read)).toMatch(/ألمانيا/);
    const [name = ''] = [...other.files.keys()].filter((one) => one.startsWith('photos/'));
    expect(name).toMatch(/\.jpg$/);
    expect((await sharp(other.files.get(name)).metadata()).format).toBe('jpeg');
    expect([...other.files.keys()]).toContain('own-data-ar.xlsx');
  });

  it('has nothing of anybody else, and no key', async () => {
    const { delegate, organizer, colleague } = world;
    for (const viewer of [delegate, organizer]) {
      const { text } = await filesOf(viewer);
      expect(text).not.toContain('CANARY-colleague');
      expect(text).not.toContain(colleague.accountId);
      expect(text).not.toMatch(/"(\w*token\w*|salt|\w*hash|params|sealed)":/i);
    }
    // Whoever decided about a person is somebody else.
    expect((await filesOf(delegate)).text).not.toContain(organizer.accountId);
  });

  it('is of whoever asks: an administrator gets their own, and nobody nothing', async () => {
    const administrator = await anActor('administrator');
    const { json, text } = await filesOf(administrator);
    expect(json.account).toBe(administrator.accountId);
    expect(text).not.toContain('CANARY');
    expect((await download(ANONYMOUS)).status).toBe(404);
    await expect(summarizeOwnData(ANONYMOUS)).rejects.toThrow();
  });

  it('is recorded without a value, and given out six times in an hour', async () => {
    const viewer = await anActor();
    for (let times = 0; times < 6; times += 1) {
      const answer = await download(viewer);
      expect(answer.status).toBe(200);
      await answer.body?.cancel();
    }
    const answer = await download(viewer);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/en/account/data?wait=yes']);
    const events = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(event)
        .where(and(eq(event.kind, 'ownData.downloaded'), eq(event.entityId, viewer.accountId ?? ''))),
    );
    expect(events).toHaveLength(6);
    for (const one of events) expect([one.before, one.after]).toEqual([null, null]);
    await withTx(SYSTEM, (tx) =>
      tx.delete(rateLimit).where(eq(rateLimit.key, `ownData:${viewer.accountId}`)),
    );
  });

  it('gives the mails that were written to an address before to nobody who has it now', async () => {
    const { delegate } = world;
    const { json } = await filesOf(delegate);
    const [own] = await withTx(SYSTEM, (tx) =>
      tx
        .select()
        .from(account)
        .where(eq(account.id, delegate.accountId ?? '')),
    );
    const mails = json.tables.find(({ table }) => table === 'outbox')?.rows ?? [];
    for (const mail of mails) expect(mail).toMatchObject({ recipient: own?.email });
  });

  it('is counted on the page, by conference', async () => {
    const { delegate, conference } = world;
    const { conferences, counts } = await summarizeOwnData(delegate);
    expect(conferences.map(({ slug }) => slug)).toEqual([conference.slug]);
    expect(counts).toContainEqual({ part: 'answers', conferenceId: conference.id, count: 1 });
    expect(counts.find(({ part }) => part === 'account')).toMatchObject({ conferenceId: null, count: 1 });
  });
});
