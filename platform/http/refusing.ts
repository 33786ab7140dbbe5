import type { IncomingMessage } from 'node:http';
import { boundaryOf, isInParts } from './form-body';

/** Larger posts are refused before they are read. */
export const MOST_BYTES = 6 * 1024 * 1024;
/** Every language's address of a page stands in the headers of the answer, so an address has its bounds. */
const MOST_ADDRESS = 2000;
const METHODS = new Set(['GET', 'HEAD', 'POST']);

/** Why a request is refused before anything looks at it: the HTTP status, and the key of the sentence. */
export type Refused = { status: number; key: string };

type Request = Pick<IncomingMessage, 'method' | 'headers' | 'url'>;

/** Judges a request by what it says about itself; null when it may go on. `hosts` are the names of this house. */
export function whyRefused(req: Request, hosts: ReadonlySet<string>): Refused | null {
  const refused = (status: number, name: string) => ({ status, key: `common.http.${name}` });
  if (!hosts.has(req.headers.host ?? '')) return refused(421, 'wrongHost');
  if (!METHODS.has(req.method ?? '')) return refused(405, 'wrongMethod');
  if (isMalformed(req.url ?? '')) return refused(400, 'wrongAddress');
  if (isForeign(req, hosts)) return refused(403, 'foreign');
  if (isFormless(req.headers['content-type'] ?? '')) return refused(400, 'wrongForm');
  // Node holds a sender to the length that was announced; without one there would be no end.
  if (req.headers['transfer-encoding']) return refused(411, 'lengthMissing');
  if (Number(req.headers['content-length'] ?? 0) > MOST_BYTES) return refused(413, 'tooLarge');
  return null;
}

/** An address that is too long, that no text was ever encoded into, or with a control character in it. */
function isMalformed(address: string): boolean {
  if (address.length > MOST_ADDRESS || !address.startsWith('/')) return true;
  try {
    return /\p{Cc}/u.test(decodeURIComponent(address.split('?')[0] ?? ''));
  } catch {
    return true;
  }
}

/** A form in parts that does not say where one part ends and the next begins. */
function isFormless(type: string): boolean {
  return isInParts(type) && boundaryOf(type) === null;
}

/**
 * True for a request that would change something and was made by a page of another site. Browsers say where
 * a form was sent from; who says nothing is no browser of today, and brings no cookie of ours from elsewhere.
 */
function isForeign(req: Request, hosts: ReadonlySet<string>): boolean {
  if (req.method === 'GET' || req.method === 'HEAD') return false;
  const { origin } = req.headers;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined) {
    if (site !== 'same-origin' && site !== 'none') return true;
    // A page that keeps its address to itself says "null" even to its own house.
    if (origin === 'null') return false;
  }
  if (origin === undefined) return false;
  return !hosts.has(URL.parse(origin)?.host ?? '');
}
