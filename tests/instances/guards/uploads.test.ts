import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { documentFile } from '@/db/schema/documents';
import { SYSTEM } from '@/domain/actor';
import { UPLOADED } from '@/platform/http/headers';
import { aRequestKey } from '../../integration/guards/calling';
import { aHouse, cookieFor, type House } from './house';
import { actionIds, BOUNDARY } from './posting';
import { type Raw, raw } from './raw';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house?.instance.stop());

const MEGABYTE = 1024 * 1024;
/** A PDF of so many bytes, whole: what is between its head and its end is a comment. */
function aPdf(length: number): Buffer {
  const head = '%PDF-1.4\n%';
  const tail = '\nstartxref\n0\n%%EOF\n';
  return Buffer.from(`${head}${'a'.repeat(length - head.length - tail.length)}${tail}`, 'latin1');
}

const field = (name: string, value: string) =>
  `--${BOUNDARY}\r\ncontent-disposition: form-data; name="_1_${name}"\r\n\r\n${value}\r\n`;

type Posted = { action: string; path: string; fields: Record<string, string>; file: Buffer; name?: string };

/** Sends a form with a file, as the scripts of its page do. */
function post({ action, path, fields, file, name = 'a.pdf' }: Posted, cookie: string | null): Promise<Raw> {
  const before = Object.entries(fields).map(([key, value]) => field(key, value));
  const body = Buffer.concat([
    Buffer.from(
      `${before.join('')}--${BOUNDARY}\r\ncontent-disposition: form-data; name="_1_file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`,
    ),
    file,
    Buffer.from(
      `\r\n--${BOUNDARY}\r\ncontent-disposition: form-data; name="0"\r\n\r\n[{"status":"idle"},"$K1"]\r\n--${BOUNDARY}--\r\n`,
    ),
  ]);
  const headers = {
    host: new URL(house.instance.url).host,
    accept: 'text/x-component',
    'next-action': actionIds().get(action) ?? '',
    'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
    'content-length': String(body.length),
    ...(cookie ? { cookie } : {}),
  };
  return raw(house.instance.url, path, { method: 'POST', headers, body });
}

/** Sends a file of the document that is not released. */
function send(file: Buffer, cookie: string | null, more: { name?: string; version?: number } = {}) {
  const { name, version = 1 } = more;
  const { meeting, ids } = house.a;
  const fields = { conference: meeting.slug, documentId: ids.paper, version: `${version}`, language: 'ar' };
  const path = `/en/${meeting.slug}/documents/${ids.paper}`;
  return post({ action: 'documents.saveDocumentFile', path, fields, file, name }, cookie);
}

/** Sends a file with a report of Chile on what was adopted. */
function report(file: Buffer, cookie: string | null, version = 1) {
  const { meeting, ids, first } = house.a;
  const number = `${first + 3}`;
  const fields = {
    ...{ requestKey: aRequestKey(), conference: meeting.slug, number, delegationId: ids.ownMeeting },
    ...{ version: `${version}`, state: 'inProgress', words: 'It was begun.', evidence: '', doneOn: '' },
    ...{ contactName: '', contactEmail: '' },
  };
  const path = `/en/${meeting.slug}/outcomes/${number}/implementation/cl`;
  return post({ action: 'implementation.reportImplementation', path, fields, file }, cookie);
}

const kept = async () => {
  const [row] = await withTx(SYSTEM, (tx) =>
    tx.select({ files: count() }).from(documentFile).where(eq(documentFile.documentId, house.a.ids.paper)),
  );
  return row?.files;
};
const organizer = () => cookieFor(house, house.a, 'organizer');

describe('a file of a document', () => {
  it('of 60 megabytes is refused before it is read, and from nobody more than a photo is', async () => {
    const tooLarge = await send(Buffer.alloc(60 * MEGABYTE, 'a'), await organizer());
    expect(tooLarge).toMatchObject({ status: 413 });
    expect(tooLarge.body).toMatch(/larger than 20 megabytes.*\./);
    const unknown = await send(aPdf(10 * MEGABYTE), null);
    expect(unknown).toMatchObject({ status: 413 });
    expect(unknown.body).toMatch(/larger than 6 megabytes.*\./);
    expect(await kept()).toBe(1);
  });

  it('is refused with a sentence where its name or its end do not fit, and nothing is kept', async () => {
    const cookie = await organizer();
    const bodyOf = async (answer: Promise<Raw>) => (await answer).body;
    expect(await bodyOf(send(aPdf(2000), cookie, { name: 'a.docx' }))).toContain('ending of its name');
    expect(await bodyOf(send(aPdf(2000).subarray(0, 1500), cookie))).toContain('damaged or was cut short');
    expect(await bodyOf(send(Buffer.from('MZ\u0000\u0001'), cookie))).toContain('no PDF, Word file');
    expect(await kept()).toBe(1);
  });

  it('of the largest size comes in and leaves whole, by one door', async () => {
    const cookie = (await organizer()) ?? '';
    const whole = aPdf(20 * MEGABYTE - 1);
    const saved = await send(whole, cookie);
    expect(saved.status).toBe(200);
    expect(saved.body).toContain('The file was saved.');
    expect(await kept()).toBe(2);
    const { url } = house.instance;
    const path = `${url}/en/${house.a.meeting.slug}/documents/${house.a.ids.paper}/ar`;
    const answer = await fetch(path, { headers: { cookie } });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment; filename="DOC-1-ar.pdf"',
      'content-security-policy': "default-src 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
    expect(answer.headers.get(UPLOADED)).toBeNull();
    expect(Buffer.from(await answer.arrayBuffer()).equals(whole)).toBe(true);
    expect((await fetch(path)).status).toBe(404);
  });
});

describe('a file as evidence', () => {
  it('is taken up to the size of a document, and refused before it is read where it is larger or from nobody', async () => {
    const cookie = await cookieFor(house, house.a, 'head');
    const tooLarge = await report(Buffer.alloc(60 * MEGABYTE, 'a'), cookie);
    expect(tooLarge).toMatchObject({ status: 413 });
    expect(tooLarge.body).toMatch(/larger than 20 megabytes.*\./);
    const unknown = await report(aPdf(10 * MEGABYTE), null);
    expect(unknown).toMatchObject({ status: 413 });
    expect(unknown.body).toMatch(/larger than 6 megabytes.*\./);
    const cut = await report(aPdf(2000).subarray(0, 1500), cookie);
    expect(cut.body).toContain('damaged or was cut short');
    const whole = aPdf(20 * MEGABYTE - 1);
    const saved = await report(whole, cookie);
    expect(saved.status).toBe(200);
    expect(saved.body).toContain('Your report is reported');
    const { meeting, first } = house.a;
    const path = `${house.instance.url}/en/${meeting.slug}/outcomes/${first + 3}/implementation/cl/2`;
    const answer = await fetch(path, { headers: { cookie: cookie ?? '' } });
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
    expect(Buffer.from(await answer.arrayBuffer()).equals(whole)).toBe(true);
    expect((await fetch(path)).status).toBe(404);
  });
});
