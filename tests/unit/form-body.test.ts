import fc from 'fast-check';
import { expect, it } from 'vitest';
import { boundaryOf, isWholeForm } from '@/platform/http/form-body';

async function encoded(form: FormData): Promise<[body: Buffer, boundary: string]> {
  const request = new Request('http://127.0.0.1', { method: 'POST', body: form });
  const boundary = boundaryOf(request.headers.get('content-type') ?? '') ?? '';
  return [Buffer.from(await request.arrayBuffer()), boundary];
}

it('takes every form, whatever stands in its fields, and none that was cut', async () => {
  const field = fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'binary' }));
  const whatever = fc.tuple(fc.array(field), fc.uint8Array(), fc.double({ min: 0, max: 0.999, noNaN: true }));
  await fc.assert(
    fc.asyncProperty(whatever, async ([fields, file, where]) => {
      const form = new FormData();
      for (const [name, value] of fields) form.append(name, value);
      form.append('photo', new Blob([file]), 'photo.jpg');
      const [body, boundary] = await encoded(form);
      expect(isWholeForm(body, boundary)).toBe(true);
      // What follows the last dashes is no part of the form.
      const cut = Math.floor(where * body.lastIndexOf('--'));
      expect(isWholeForm(body.subarray(0, cut), boundary)).toBe(false);
    }),
  );
});

it('takes a form without a field', async () => {
  expect(isWholeForm(...(await encoded(new FormData())))).toBe(true);
});

it.each([
  ['nothing', ''],
  ['a text', 'hello'],
  ['another boundary', '--other\r\ncontent-disposition: form-data; name="a"\r\n\r\n1\r\n--other--\r\n'],
  ['a part without a name', '--b\r\ncontent-type: text/plain\r\n\r\n1\r\n--b--\r\n'],
  ['a part without a head', '--b\r\n1\r\n--b--\r\n'],
  ['a part that does not begin', '--b1\r\n--b--\r\n'],
])('does not take %s', (_what, body) => {
  expect(isWholeForm(Buffer.from(body), 'b')).toBe(false);
});
