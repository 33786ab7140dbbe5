import { IncomingMessage } from 'node:http';

const MULTIPART = /^multipart\//i;
// A type and a head as browsers write them, and in no other way: what says two things, or one in other words, the framework
// would divide elsewhere than we do.
const FORM = /^multipart\/form-data; ?boundary=("?)([\w'+.-]{1,70})\1$/;
const HEAD =
  /^\r\ncontent-disposition: form-data; name="([^"\r\n]*)"(; filename="[^"\r\n]*"(\r\ncontent-type: [^\r\n]*)?)?$/i;

/** What a form of ours may hold, its files apart: each has less than half of it. */
const MOST_PARTS = 400;
export const MOST_TEXT = 384 * 1024;
const MOST_PART = 192 * 1024;
const MOST_HEAD = 1024;
const MOST_NAME = 160;

/** The text that divides the parts of a form, from its content type; null when that is not as browsers write it. */
export const boundaryOf = (type: string) => FORM.exec(type)?.[2] ?? null;

/** True for a form in parts, which is how browsers send ours. */
export const isInParts = (type: string) => MULTIPART.test(type);

/** One part of a form: its field, and what it holds; of a file only how long it is. */
export type FormPart = { name: string; text: string | null };

/** Why a form is not taken: it arrived damaged, or holds more than any of ours. */
export type WrongForm = 'wrongForm' | 'tooMuch';

/**
 * The parts of a form, from its first line to its last, in one pass; or why it is not taken. One that was cut off on its
 * way, or was never a form, would break the reading of it far from here, as a fault of ours; and what no form of ours
 * holds is not read at all.
 */
export function partsIn(body: Buffer, boundary: string): FormPart[] | WrongForm {
  const parts = scan(body, boundary);
  return parts === 'goesOn' ? 'wrongForm' : parts;
}

/** As `partsIn`; `goesOn` where the body ends before the form does. */
function scan(body: Buffer, boundary: string): FormPart[] | WrongForm | 'goesOn' {
  const divider = Buffer.from(`\r\n--${boundary}`);
  const parts: FormPart[] = [];
  let texts = 0;
  let at = divider.length - 2;
  if (!body.subarray(0, at).equals(divider.subarray(2))) return body.length < at ? 'goesOn' : 'wrongForm';
  for (;;) {
    const after = body.toString('latin1', at, at + 2);
    if (after === '--') return parts;
    const head = body.subarray(0, at + MOST_HEAD).indexOf('\r\n\r\n', at);
    if (body.length < at + MOST_HEAD && head < 0) return 'goesOn';
    if (after !== '\r\n' || head < 0) return 'wrongForm';
    const [, name, file] = HEAD.exec(body.toString('utf8', at, head)) ?? [];
    if (name === undefined) return 'wrongForm';
    // A part without content ends where its head does.
    const end = body.indexOf(divider, head + 2);
    const isFile = file !== undefined;
    const length = Math.max(0, (end < 0 ? body.length : end) - head - 4);
    if (!isFile) texts += length;
    if (parts.length === MOST_PARTS || name.length > MOST_NAME || texts > MOST_TEXT) return 'tooMuch';
    if (!isFile && length > MOST_PART) return 'tooMuch';
    if (end < 0) return 'goesOn';
    parts.push({ name, text: isFile ? null : body.toString('utf8', head + 4, head + 4 + length) });
    at = end + divider.length;
  }
}

/**
 * Judges what comes without parts, such as a form whose fields stand in one line. No form of ours is sent so that
 * holds more than a few words.
 */
export function isShort(body: Buffer): boolean {
  let fields = 1;
  for (let at = body.indexOf('&'); at >= 0; at = body.indexOf('&', at + 1)) fields += 1;
  return body.length <= MOST_LINE && fields <= MOST_PARTS;
}

export const MOST_LINE = 16 * 1024;

/** What comes after so many bytes can only be of a file: texts and heads have ended, or are too much. */
const BEGUN = MOST_TEXT + MOST_PARTS * MOST_HEAD;

/**
 * Reads a form in parts to its end, or until it can be none of ours: what is too much is known long before it is all
 * here, and nothing of it is kept. The length of the request has been judged before.
 */
export function bodyOf(req: IncomingMessage, boundary: string | null): Promise<Buffer | WrongForm> {
  return new Promise((done, failed) => {
    if (req.destroyed) return failed(new Error('cut off'));
    const chunks: Buffer[] = [];
    let length = 0;
    const take = (chunk: Buffer) => {
      const before = length;
      length += chunk.length;
      chunks.push(chunk);
      if (boundary === null || before > BEGUN || length <= BEGUN) return;
      const begun = scan(Buffer.concat(chunks), boundary);
      if (begun !== 'tooMuch' && begun !== 'wrongForm') return;
      chunks.length = 0;
      req.off('data', take);
      done(begun);
    };
    req.on('data', take).once('error', failed);
    req.once('end', () => done(Buffer.concat(chunks))).once('close', () => failed(new Error('cut off')));
  });
}

/** The request anew, with the body that was read. */
export function withBody(req: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(req.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = req;
  Object.assign(again, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
  again.complete = true;
  again.push(body);
  again.push(null);
  return again;
}
