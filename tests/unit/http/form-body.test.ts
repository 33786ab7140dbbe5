import type { IncomingMessage } from 'node:http';
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isCall } from '@/platform/http/action-body';
import { bodyOf, boundaryOf, isShort, MOST_TEXT, partsIn } from '@/platform/http/form-body';

async function encoded(form: FormData): Promise<[body: Buffer, boundary: string]> {
  const request = new Request('http://127.0.0.1', { method: 'POST', body: form });
  const boundary = boundaryOf(request.headers.get('content-type') ?? '') ?? '';
  return [Buffer.from(await request.arrayBuffer()), boundary];
}

/** As a browser sends it: with line breaks of one kind, and no half surrogates. */
const onTheWire = (value: string) =>
  Buffer.from(value.replace(/\r\n|\r|\n/g, '\r\n'), 'utf8').toString('utf8');

it('takes every form, whatever stands in its fields, and none that was cut', async () => {
  const field = fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'binary' }));
  const whatever = fc.tuple(fc.array(field), fc.uint8Array(), fc.double({ min: 0, max: 0.999, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(whatever, async ([fields, file, where]) => {
      const form = new FormData();
      for (const [name, value] of fields) form.append(name, value);
      form.append('photo', new Blob([file]), 'photo.jpg');
      const [body, boundary] = await encoded(form);
      const parts = partsIn(body, boundary);
      expect(parts).toHaveLength(fields.length + 1);
      const texts = Array.isArray(parts) ? parts.map(({ text }) => text) : [];
      const sent = fields.map(([, value]) => onTheWire(value));
      expect(texts).toEqual([...sent, null]);
      // What follows the last dashes is no part of the form.
      const cut = Math.floor(where * body.lastIndexOf('--'));
      expect(partsIn(body.subarray(0, cut), boundary)).toBe('wrongForm');
    }),
  );
});

it('takes a form without a field', async () => {
  expect(partsIn(...(await encoded(new FormData())))).toEqual([]);
});

it.each([
  ['nothing', ''],
  ['a text', 'hello'],
  ['another boundary', '--other\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--other--\r\n'],
  ['a part without a name', '--b\r\ncontent-type: text/plain\r\n\r\n1\r\n--b--\r\n'],
  ['a part without a head', '--b\r\n1\r\n--b--\r\n'],
  ['a part that does not begin', '--b1\r\n--b--\r\n'],
])('does not take %s', (_what, body) => {
  expect(partsIn(Buffer.from(body), 'b')).toBe('wrongForm');
});

it.each([
  'multipart/form-data; boundary=a; boundary=b',
  'multipart/form-data; x="; boundary=a; "; boundary=b',
  'multipart/form-data; charset=utf-8; boundary=a',
  'multipart/form-data; boundary="a b"',
  'Multipart/Form-Data; boundary=a',
  'multipart/mixed; boundary=a',
])('finds no boundary in %s', (type) => {
  expect(boundaryOf(type)).toBeNull();
});

it.each([
  ['a file that only looks like one', '; x="; filename"'],
  ['a second name', "; name*=utf-8''b"],
  ['a field with a type, which the framework takes for a file', '\r\ncontent-type: application/octet-stream'],
  ['a second head', '\r\ncontent-disposition: form-data; name="b"'],
  ['a head that goes on in the next line', ';\r\n filename="b"'],
])('does not take %s', (_what, more) => {
  const part = (rest: string) =>
    `--b\r\ncontent-disposition: form-data; name="a"${rest}\r\n\r\n1\r\n--b--\r\n`;
  expect(partsIn(Buffer.from(part('')), 'b')).toHaveLength(1);
  expect(partsIn(Buffer.from(part(more)), 'b')).toBe('wrongForm');
});

async function sentAs(fill: (form: FormData) => void) {
  const form = new FormData();
  fill(form);
  return partsIn(...(await encoded(form)));
}

it('takes no more than a form of ours can hold, but for its files', async () => {
  const file = (form: FormData) => form.append('photo', new Blob([Buffer.alloc(5_000_000)]), 'photo.jpg');
  expect(await sentAs(file)).toHaveLength(1);
  const many = (count: number) => (form: FormData) => {
    for (let n = 0; n < count; n += 1) form.append(`field-${n}`, 'x');
  };
  expect(await sentAs(many(400))).toHaveLength(400);
  expect(await sentAs(many(401))).toBe('tooMuch');
  expect(await sentAs((form) => form.append('a'.repeat(161), ''))).toBe('tooMuch');
  expect(await sentAs((form) => form.append('text', 'x'.repeat(MOST_TEXT / 2 + 1)))).toBe('tooMuch');
  const texts = (count: number) => (form: FormData) => {
    for (let n = 0; n < count; n += 1) form.append('text', 'x'.repeat(MOST_TEXT / 4));
  };
  expect(await sentAs(texts(4))).toHaveLength(4);
  expect(await sentAs(texts(5))).toBe('tooMuch');
  expect([isShort(Buffer.from('a=1&b=2')), isShort(Buffer.from('&'.repeat(400)))]).toEqual([true, false]);
  expect(isShort(Buffer.alloc(16 * 1024 + 1, 'x'))).toBe(false);
});

/** What is made of a body that comes in pieces, and how much of it came until then. */
async function arriving(body: Buffer, boundary: string | null, size: number) {
  let came = 0;
  function* pieces() {
    for (let at = 0; at < body.length; at += size) yield body.subarray(at, at + size);
  }
  const sent = Readable.from(pieces()).on('data', (piece: Buffer) => {
    if (sent.listenerCount('data') > 1) came += piece.length;
  });
  const made = await bodyOf(sent as IncomingMessage, boundary);
  return { made, came };
}

it('knows what is too much long before its end', async () => {
  const long = new FormData();
  long.append('text', 'x'.repeat(5_000_000));
  const many = new FormData();
  for (let n = 0; n < 20_000; n += 1) many.append(`field-${n}`, 'x');
  for (const form of [long, many]) {
    const [body, boundary] = await encoded(form);
    const { made, came } = await arriving(body, boundary, 65_536);
    expect([typeof made === 'string' ? made : 'all read', came < 1_000_000]).toEqual(['tooMuch', true]);
  }
  const { made, came } = await arriving(Buffer.alloc(5_000_000, 'x'), 'b', 65_536);
  expect([typeof made === 'string' ? made : 'all read', came < 1_000_000]).toEqual(['wrongForm', true]);
});

it('reads every form to its end, wherever a piece of it ends', async () => {
  const sizes = fc.tuple(
    fc.integer({ min: 700_000, max: 900_000 }),
    fc.integer({ min: 20_000, max: 200_000 }),
  );
  await fc.assert(
    fc.asyncProperty(sizes, async ([file, piece]) => {
      const form = new FormData();
      form.append('first', 'x');
      form.append('photo', new Blob([Buffer.alloc(file, '-')]), 'photo.jpg');
      for (let n = 0; n < 300; n += 1) form.append(`field-${n}`, '-'.repeat(n));
      const [body, boundary] = await encoded(form);
      for (const by of [boundary, null]) {
        const { made } = await arriving(body, by, piece);
        expect(Buffer.isBuffer(made) && made.equals(body)).toBe(true);
      }
    }),
    { numRuns: 30 },
  );
});

const id = 'ab'.repeat(21);
const call = (args: string, name = '_1_email') => [
  { name, text: 'somebody@example.org' },
  { name: '0', text: args },
];
const hidden = (texts: Record<string, string>) =>
  Object.entries(texts).map(([name, text]) => ({ name, text }));

it('knows the call of an action', () => {
  const headers = { 'next-action': id };
  expect(isCall(headers, call('[{"status":"idle"},"$K1"]'))).toBe(true);
  expect(isCall(headers, call('[{"status":"ok","message":"$undefined","values":{"a":"$$5"}},"$K1"]'))).toBe(
    true,
  );
  const bound = { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}`, '$ACTION_1:1': '[{}]' };
  expect(isCall({}, hidden({ ...bound, $ACTION_KEY: 'k1', email: '$F1' }))).toBe(true);
  expect(isCall({}, hidden({ [`$ACTION_ID_${id}`]: '' }))).toBe(true);
  expect(isCall({}, hidden({ email: '' }))).toBe(true);
});

type Encode = (args: unknown[]) => Promise<FormData>;
const { encodeReply } = createRequire(import.meta.url)(
  'next/dist/compiled/react-server-dom-turbopack/client.node',
) as { encodeReply: Encode };

it('knows the call of an action as the browser’s part of React writes it', async () => {
  const form = new FormData();
  for (const [name, value] of [
    ['$ACTION_KEY', 'k1'],
    ['_2_email', '$F1'],
    ['photo', new Blob(['1'])],
  ] as const)
    form.append(name, value);
  const state = {
    status: 'invalid',
    message: undefined,
    values: { list: ['a', '$K1'] },
    at: 1_700_000_000_000,
  };
  const parts = partsIn(...(await encoded(await encodeReply([state, form]))));
  if (!Array.isArray(parts)) throw new Error(parts);
  expect(parts).toHaveLength(4);
  expect(isCall({ 'next-action': id }, parts)).toBe(true);
});

const wrong: [string, string, ReturnType<typeof call>][] = [
  ['no arguments', id, [{ name: '_1_a', text: '' }]],
  ['arguments twice', id, [...call('[]'), ...call('[]')]],
  ['arguments that are none', id, call('{}')],
  ['arguments cut off', id, call('[{"status":')],
  ['a name of no field', id, call('[]', 'email')],
  ['no id', 'x', call('[]')],
  ...['$F1', '$h1', '$B1', '$T', '$@1', '$Q1', '$1:a', '$n5x'].map(
    (mark): [string, string, ReturnType<typeof call>] => [`the mark ${mark}`, id, call(`["${mark}"]`)],
  ),
  ['a tower', id, call(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)],
  ['a crowd', id, call(`[${'1,'.repeat(5000)}1]`)],
];
it.each(wrong)('takes no call with %s', (_what, action, parts) => {
  expect(isCall({ 'next-action': action }, parts)).toBe(false);
});

it.each([
  { $ACTION_REF_1: '' },
  { $ACTION_REF_1: '', '$ACTION_1:0': '{"id":1}' },
  { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}` },
  { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${id}","bound":"$@1"}`, '$ACTION_1:1': '[' },
  { $ACTION_REF_1: '', '$ACTION_1:0': `{"id":"${id}","bound":"$@2"}`, '$ACTION_1:1': '[]' },
  { $ACTION_REF_1: '', $ACTION_REF_2: '' },
  { $ACTION_ID_x: '' },
  { $ACTION_OTHER: '' },
])('takes no form whose hidden fields name an action as %j', (texts) => {
  expect(isCall({}, hidden(texts as unknown as Record<string, string>))).toBe(false);
});
