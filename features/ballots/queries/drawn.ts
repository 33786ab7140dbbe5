import { and, eq, getTableColumns, inArray, type SQL, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { ballot, type DeclaredResult } from '@/db/schema/ballots';
import { closeAfter, closeBefore } from '@/domain/acts';
import { type Conflict, conflict } from '@/domain/ballot-check';
import { canonicalJson, type Json } from '@/domain/canonical';
import { type ResultPackage, resultText } from '@/domain/result-package';
import { sha256 } from '@/platform/chain';
import type { KeptKey } from '@/platform/keys';
import { isSigned } from '@/platform/signing';
import { houseKeys } from './keys';

/** What a package's text is known by, computed by the database: the text itself travels once for each process. */
const PACKAGE_HASH: SQL<string | null> =
  sql`encode(sha256(convert_to(${ballot.resultPackage}, 'UTF8')), 'hex')`;

/** The columns that a ballot is drawn with: all but the package, of which the hash is enough. */
const { resultPackage: _, ...columns } = getTableColumns(ballot);
export const DRAWN = { ...columns, packageHash: PACKAGE_HASH };

/** Packages whose signature held, by hash and signature, the last ones asked for. */
const MOST_KEPT = 200;
const kept = new Map<string, ResultPackage>();

type Row = typeof ballot.$inferSelect;
/** A row as it is drawn. */
export type Declared = Omit<Row, 'resultPackage'> & { packageHash: string | null };

/** What is shown of a declared ballot: its package, or why that is in doubt. */
export type Drawn = { signed: ResultPackage; doubt: null } | { signed: null; doubt: Conflict };

const nameOf = ({ packageHash, signature }: Declared) => `${packageHash} ${signature}`;

/** The signed text as a package, if the signature is by a key of the house and the package names that key. */
export function signedBy(text: string, signature: string, keys: readonly KeptKey[]): ResultPackage | null {
  try {
    const signed = JSON.parse(text) as ResultPackage;
    const key = keys.find(({ fingerprint }) => fingerprint === signed.key.fingerprint);
    const holds = key && isSigned(key.publicKey, text, signature) && resultText(signed) === text;
    return holds ? signed : null;
  } catch {
    return null;
  }
}

/** What a list would show, by the package. */
export function resultOf({ outcome, tally, rules, breaks, explanation }: ResultPackage): DeclaredResult {
  const members = rules.procedure === 'vote' ? (rules.members ?? 0) : 0;
  return { outcome, counts: { ...tally, members }, breaks: breaks.length, explanation };
}

/** True when the ballot's row says what was signed. */
function agrees(row: Declared, signed: ResultPackage): boolean {
  const { number, procedure, question, round, opensAt, closesAt, rules, result, headHash, nextSequence } =
    row;
  const { acts = [] } = signed;
  const moved = closeAfter(signed.ballot.closesAt, acts) === closesAt.toISOString();
  const times = { opensAt: opensAt.toISOString(), closesAt: closeBefore(closesAt.toISOString(), acts) };
  const head =
    signed.ballot.procedure === 'silence' && signed.format === 'plenary-result-1' ? 0 : nextSequence - 1;
  const ours = [{ id: row.id, number, procedure, round, question, ...times }, rules, result, headHash, head];
  const theirs = [signed.ballot, signed.rules, resultOf(signed), signed.chain.head, signed.chain.length];
  return moved && canonicalJson(ours as Json) === canonicalJson(theirs as Json);
}

/** The packages of the rows; those that this process has not kept yet are read, in two questions however many. */
async function packagesOf(tx: Tx, conferenceId: string, rows: readonly Declared[]) {
  const packages = new Map(rows.map((row) => [nameOf(row), kept.get(nameOf(row))]));
  const unknown = rows.filter((row) => !packages.get(nameOf(row))).map(({ id }) => id);
  if (unknown.length > 0) await read(tx, conferenceId, unknown, packages);
  // Asked for again, a package is the last one that is put away.
  for (const [name, signed] of packages) {
    kept.delete(name);
    if (signed) kept.set(name, signed);
  }
  for (const name of [...kept.keys()].slice(0, -MOST_KEPT)) kept.delete(name);
  return packages;
}

async function read(
  tx: Tx,
  conferenceId: string,
  unknown: string[],
  packages: Map<string, ResultPackage | undefined>,
): Promise<void> {
  const keys = await houseKeys(tx);
  const texts = await tx
    .select({ text: ballot.resultPackage, signature: ballot.signature })
    .from(ballot)
    .where(and(eq(ballot.conferenceId, conferenceId), inArray(ballot.id, unknown)));
  for (const { text, signature } of texts) {
    const signed = text && signature ? signedBy(text, signature, keys) : null;
    if (signed) packages.set(`${sha256(text ?? '')} ${signature}`, signed);
  }
}

/**
 * What was signed of each declared ballot of a conference, by its id. One whose signature does not hold, or whose row
 * says something else, is in doubt in place of a result.
 */
export async function drawn(
  tx: Tx,
  conferenceId: string,
  rows: readonly Declared[],
): Promise<Map<string, Drawn>> {
  const declared = rows.filter(({ declaredAt }) => declaredAt !== null);
  const packages = declared.length > 0 ? await packagesOf(tx, conferenceId, declared) : new Map();
  return new Map(declared.map((row) => [row.id, drawnOf(row, conferenceId, packages.get(nameOf(row)))]));
}

function drawnOf(row: Declared, conferenceId: string, signed: ResultPackage | undefined): Drawn {
  if (!signed) return { signed: null, doubt: conflict('signature') };
  const holds = signed.conference.id === conferenceId && agrees(row, signed);
  return holds ? { signed, doubt: null } : { signed: null, doubt: conflict('package') };
}
