import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import pLimit from 'p-limit';
import type { KeyIn } from '@/messages/keys';
import { viewerBy } from '../signed-in';
import { isCall } from './action-body';
import { bodyOf, boundaryOf, isInParts, isShort, MOST_LINE, partsIn, type WrongForm } from './form-body';
import { MOST_BODY, MOST_DOCUMENT_BODY } from './sizes.mjs';

/** Every language's address of a page stands in the headers of the answer, so an address has its bounds. */
const MOST_ADDRESS = 2000;
const METHODS = new Set(['GET', 'HEAD', 'POST']);

type HttpRefusalKey = KeyIn<'common.http'>;

/** Why a request is refused before anything looks at it: the HTTP status, and the key of the sentence. */
export type Refused = { status: number; key: `common.http.${HttpRefusalKey}` };

type AnsweredRequest = Pick<IncomingMessage, 'method' | 'headers' | 'url'>;

/** Judges a request by what it says about itself; null when it may go on. `hosts` are the names of this house. */
export function whyRefused(req: AnsweredRequest, hosts: ReadonlySet<string>): Refused | null {
  const refused = (status: number, name: HttpRefusalKey): Refused => ({ status, key: `common.http.${name}` });
  if (!hosts.has(req.headers.host ?? '')) return refused(421, 'wrongHost');
  if (!METHODS.has(req.method ?? '')) return refused(405, 'wrongMethod');
  if (isMalformed(req.url ?? '')) return refused(400, 'wrongAddress');
  if (isForeign(req, hosts)) return refused(403, 'foreign');
  if (!isRouted(req.headers)) return refused(400, 'wrongAddress');
  if (isFormless(req)) return refused(400, 'wrongForm');
  // Node holds a sender to the length that was announced; without one there would be no end.
  if (req.headers['transfer-encoding']) return refused(411, 'lengthMissing');
  const length = Number(req.headers['content-length'] ?? 0);
  // Larger posts are refused before they are read.
  if (length > (takesDocuments(req.url) ? MOST_DOCUMENT_BODY : MOST_BODY))
    return refused(413, takesDocuments(req.url) ? 'documentTooLarge' : 'tooLarge');
  return length > MOST_LINE && !isInParts(req.headers['content-type'] ?? '') ? refused(413, 'tooMuch') : null;
}

/** The pages whose forms bring documents: that of one document, and that of the reports of a country on an outcome. */
const takesDocuments = (address = '') =>
  /^\/[a-z]{2}\/[a-z0-9-]{1,60}\/(documents\/[0-9a-f-]{36}|outcomes\/\d{1,6}\/implementation\/[a-z]{2})(\?|$)/.test(
    address,
  );

/** An address that is too long, that no text was ever encoded into, or with a control character in it. */
function isMalformed(address: string): boolean {
  if (address.length > MOST_ADDRESS || !address.startsWith('/')) return true;
  try {
    return /\p{Cc}/u.test(decodeURIComponent(address.split('?')[0] ?? ''));
  } catch {
    return true;
  }
}

/** A form in parts that does not say where one part ends and the next begins, and an action without any parts. */
function isFormless({ method, headers }: AnsweredRequest): boolean {
  const type = headers['content-type'] ?? '';
  if (isInParts(type)) return boundaryOf(type) === null;
  return method === 'POST' && headers['next-action'] !== undefined;
}

/** What the framework's own scripts say of where they are; it breaks on what they never would. */
function isRouted(headers: IncomingHttpHeaders): boolean {
  const tree = headers['next-router-state-tree'];
  if (tree === undefined) return true;
  try {
    const read: unknown = JSON.parse(decodeURIComponent(String(tree)));
    return Array.isArray(read) && isTree(read, 0);
  } catch {
    return false;
  }
}

/** Large bodies come in so many at a time; who comes next waits, and sends no more meanwhile. */
const inTurn = pLimit(4);

const MOST_SEGMENTS = 24;

/** A segment, those beneath it by their place, and up to four notes. */
function isTree(tree: unknown, deep: number): boolean {
  if (!Array.isArray(tree) || tree.length < 2 || tree.length > 6 || deep > MOST_SEGMENTS) return false;
  const [segment, beneath, ...notes] = tree as [unknown, unknown, ...unknown[]];
  const named =
    typeof segment === 'string' || (Array.isArray(segment) && segment.length >= 3 && segment.length <= 4);
  if (!named || typeof beneath !== 'object' || beneath === null || Array.isArray(beneath)) return false;
  if (Array.isArray(segment) && !segment.slice(0, 3).every((part) => typeof part === 'string')) return false;
  const fine = notes.every((note) => note === null || typeof note !== 'object');
  return fine && Object.values(beneath).every((one) => isTree(one, deep + 1));
}

/** Reads the body of a post and judges it, before anything takes it apart: the body, or why it is refused. */
export async function judgedBody(req: IncomingMessage): Promise<Buffer | Refused> {
  const refused = (why: WrongForm): Refused => ({
    status: why === 'tooMuch' ? 413 : 400,
    key: `common.http.${why}`,
  });
  const type = req.headers['content-type'] ?? '';
  const isLarge = Number(req.headers['content-length'] ?? 0) > MOST_BODY;
  // Files are brought by people with a part in a conference; nobody else fills the memory of the house with them.
  if (isLarge && (await viewerBy(req.headers.cookie)).accountId === null)
    return { status: 413, key: 'common.http.tooLarge' };
  const reading = () => bodyOf(req, isInParts(type) ? boundaryOf(type) : null);
  const body = await (isLarge ? inTurn(reading) : reading());
  if (typeof body === 'string') return refused(body);
  const wrong = wrongIn(req.headers, type, body);
  return wrong === null ? body : refused(wrong);
}

function wrongIn(headers: IncomingHttpHeaders, type: string, body: Buffer): WrongForm | null {
  if (!isInParts(type)) return isShort(body) ? null : 'tooMuch';
  const parts = partsIn(body, boundaryOf(type) ?? '');
  if (typeof parts === 'string') return parts;
  return isCall(headers, parts) ? null : 'wrongForm';
}

/** The name of a host as it is compared: case says nothing in it, and neither does a dot at its end. */
const plainHost = (host: string) => host.toLowerCase().replace(/^([^:]+?)\.(:\d+)?$/, '$1$2');

/** Writes the names of this house in a request as everybody compares them. */
export function asOurs(headers: IncomingHttpHeaders): void {
  if (headers.host !== undefined) headers.host = plainHost(headers.host);
  const { origin } = headers;
  // A page that keeps its address to itself says "null" even to its own house; its browser knows better.
  if (origin === 'null' && headers['sec-fetch-site'] === 'same-origin') delete headers.origin;
  else if (origin !== undefined && /^https?:\/\/[^/]+$/i.test(origin))
    headers.origin = origin.toLowerCase().replace(/\.(:\d+)?$/, '$1');
}

/**
 * True for a request that would change something and was made by a page of another site, or under another name of this
 * house. Browsers say where a form was sent from; who says nothing is no browser of today, and brings no cookie of
 * ours from elsewhere.
 */
function isForeign(req: AnsweredRequest, hosts: ReadonlySet<string>): boolean {
  if (req.method === 'GET' || req.method === 'HEAD') return false;
  const { origin, host } = req.headers;
  const site = req.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (origin === undefined) return false;
  const from = URL.parse(origin)?.host ?? '';
  return !hosts.has(from) || from !== host;
}
