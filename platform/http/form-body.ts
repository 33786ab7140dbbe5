import { IncomingMessage } from 'node:http';

const MULTIPART = /^multipart\//i;
const BOUNDARY = /;\s*boundary="?([^\s";]{1,70})"?\s*(?:;|$)/i;

/** The text that divides the parts of a form, from its content type; null when it names none. */
export const boundaryOf = (type: string) => BOUNDARY.exec(type)?.[1] ?? null;

/** True for a form in parts, which is how browsers send ours. */
export const isInParts = (type: string) => MULTIPART.test(type);

/**
 * True when `body` is a form in parts from its first line to its last. One that was cut off on its way, or was never a
 * form, would break the reading of it far from here, as a fault of ours.
 */
export function isWholeForm(body: Buffer, boundary: string): boolean {
  const divider = Buffer.from(`\r\n--${boundary}`);
  let at = divider.length - 2;
  if (!body.subarray(0, at).equals(divider.subarray(2))) return false;
  for (;;) {
    const after = body.toString('latin1', at, at + 2);
    if (after === '--') return true;
    const head = body.indexOf('\r\n\r\n', at);
    if (after !== '\r\n' || head < 0) return false;
    if (!/^content-disposition: *form-data; *name=/im.test(body.toString('latin1', at + 2, head)))
      return false;
    // A part without content ends where its head does.
    const end = body.indexOf(divider, head + 2);
    if (end < 0) return false;
    at = end + divider.length;
  }
}

/**
 * Reads a form in parts to its end, and gives the request anew with the form in it; null when the form is not whole. Its
 * length has been judged before.
 */
export async function readForm(req: IncomingMessage): Promise<IncomingMessage | null> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks);
  if (!isWholeForm(body, boundaryOf(req.headers['content-type'] ?? '') ?? '')) return null;
  const again = new IncomingMessage(req.socket);
  const { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor } = req;
  Object.assign(again, { method, url, headers, rawHeaders, httpVersion, httpVersionMajor, httpVersionMinor });
  again.complete = true;
  again.push(body);
  again.push(null);
  return again;
}
