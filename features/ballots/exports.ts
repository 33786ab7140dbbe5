import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNotNull } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { ballot } from '@/db/schema/ballots';
import { conference, numberedIn } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import type { AddressQuery } from '@/domain/address-query';
import { VERDICTS } from '@/domain/deciding';
import { type Locale, pick } from '@/domain/local-text';
import { byRight, matrixOf, matrixView } from '@/domain/matrix';
import { missing, refuse } from '@/domain/refusal';
import type { ResultPackage } from '@/domain/result-package';
import { getConference } from '@/features/conferences/queries';
import { listCountries } from '@/features/delegations/queries/countries';
import { namedCountry } from '@/platform/i18n/country-names';
import { inOrder, localOf } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import type { WrittenList } from '@/platform/sheets/writing';
import type { BallotAddress } from './commands/numbered';
import { positionWords } from './components/choice-words';
import { phaseWord } from './components/phase-tag';
import { signedBy } from './queries/drawn';
import { houseKeys } from './queries/keys';
import { listBallots } from './queries/list';
import { listPositions } from './queries/positions';
import { getBreakReceipt, getReceipt } from './queries/receipt';

export const RESULT_FILES = [
  'result.json',
  'result.sig',
  'key.pem',
  'verify.mjs',
  'verify.py',
  'result-format.md',
] as const;
export type ResultFile = (typeof RESULT_FILES)[number];

const TYPES: Record<ResultFile, string> = {
  'result.json': 'application/json; charset=utf-8',
  'result.sig': 'application/octet-stream',
  'key.pem': 'application/x-pem-file',
  'verify.mjs': 'text/javascript; charset=utf-8',
  'verify.py': 'text/x-python; charset=utf-8',
  'result-format.md': 'text/markdown; charset=utf-8',
};

/**
 * One file of a declared result, or of a cancelled ballot, for everyone: the package byte for byte as it was signed, its signature (64
 * raw bytes), the key that signed it, and the program that checks them.
 * @throws Refusal `notFound` for another name, or while nothing is declared; `conflict` where the signature does not hold.
 */
export async function resultFile(viewer: Actor, address: BallotAddress, name: string) {
  const file = RESULT_FILES.find((known) => known === name);
  if (!file) throw missing();
  const [row, keys] = await withTx(viewer, async (tx) => {
    const rows = await tx
      .select({ text: ballot.resultPackage, signature: ballot.signature })
      .from(ballot)
      .innerJoin(conference, numberedIn(ballot, address))
      .where(isNotNull(ballot.resultPackage));
    return [rows[0], await houseKeys(tx)] as const;
  });
  if (!row?.text || !row.signature) throw missing();
  if (!signedBy(row.text, row.signature, keys)) throw refuse('ballots.refusal.inDoubt', {}, 'conflict');
  return { name: file, type: TYPES[file], bytes: await bytesOf(file, row.text, row.signature) };
}

async function bytesOf(file: ResultFile, text: string, signature: string): Promise<Buffer> {
  switch (file) {
    case 'result.json':
      return Buffer.from(text, 'utf8');
    case 'result.sig':
      return Buffer.from(signature, 'base64');
    case 'key.pem':
      return Buffer.from((JSON.parse(text) as ResultPackage).key.publicKey, 'utf8');
    case 'verify.mjs':
    case 'verify.py':
      return readFile(join(process.cwd(), 'scripts', file));
    case 'result-format.md':
      return readFile(join(process.cwd(), 'docs', file));
  }
}

/** The signed receipt of a version of the vote of the viewer's delegation. @throws Refusal `notFound` */
export async function receiptFile(viewer: Actor, conferenceId: string, number: number, version?: number) {
  const receipt = await getReceipt(viewer, conferenceId, number, version);
  const name = `receipt-${number}-${receipt.version}.json`;
  return { name, type: TYPES['result.json'], bytes: Buffer.from(receipt.text, 'utf8') };
}

/** The signed receipt of the break of silence of the viewer's delegation. @throws Refusal `notFound` */
export async function breakReceiptFile(viewer: Actor, conferenceId: string, number: number) {
  const { text } = await getBreakReceipt(viewer, conferenceId, number);
  const name = `receipt-${number}-break.json`;
  return { name, type: TYPES['result.json'], bytes: Buffer.from(text, 'utf8') };
}

/**
 * How each country voted on the declared ballots, for everyone: a row for each country that a view of the matrix shows, in
 * the words of the language. @throws Refusal `notFound`
 */
export async function positionsList(
  viewer: Actor,
  slug: string,
  locale: Locale,
  query: AddressQuery,
): Promise<WrittenList> {
  const { id } = await getConference(viewer, slug);
  const countries = await listCountries(viewer, id);
  const { ballots } = await listPositions(viewer, id);
  const say = sayIn(locale);
  const { mayVote } = byRight(
    countries.map((country) => namedCountry(country, locale)),
    ballots,
  );
  const shown = matrixOf(mayVote, ballots, matrixView(query, ballots), inOrder(locale));
  const words = positionWords(locale);
  const head = [
    say('ballots.matrix.country'),
    say('ballots.matrix.code'),
    ...shown.ballots.map(({ number, question }) =>
      say('ballots.matrix.ballotAndTitle', { number, title: pick(question, locale) }),
    ),
  ];
  const rows = shown.rows.map(({ country, stands }) => [
    country.name,
    country.code,
    ...stands.map(({ position }) => words[position]),
  ]);
  return { name: `votes-${slug}`, head, rows };
}

/** The ballots of a conference with what came of each: never more than their page tells. */
export async function ballotsList(viewer: Actor, slug: string, locale: Locale): Promise<WrittenList> {
  const { id, timeZone } = await getConference(viewer, slug);
  const ballots = await listBallots(viewer, id);
  const say = sayIn(locale);
  const at = (time: Date) => localOf(time, timeZone).replace('T', ' ');
  return {
    name: `ballots-${slug}`,
    head: [
      say('conferences.record.field.number'),
      say('ballots.column.question'),
      say('ballots.facts.procedure'),
      say('conferences.record.field.round'),
      say('ballots.column.state'),
      say('ballots.facts.opens'),
      say('ballots.facts.closes'),
      say('ballots.facts.roll'),
      say('ballots.column.turnout'),
      say('decision.choice.for'),
      say('decision.choice.against'),
      say('decision.choice.abstain'),
      say('decision.choice.notVoting'),
      say('ballots.column.silence'),
    ],
    rows: ballots.map((row) => {
      const { procedure, opened, result } = row;
      const verdict = VERDICTS.find((word) => word === result?.outcome);
      const isVote = procedure === 'vote';
      const tally = isVote && result ? result.counts : null;
      return [
        row.number,
        pick(row.question, locale),
        say(`ballots.procedure.${procedure}`),
        row.round,
        verdict ? say(`decision.verdict.${verdict}`) : say(`ballots.phase.${phaseWord(row)}`),
        at(row.opensAt),
        at(row.endedAt ?? row.closesAt),
        opened ? row.roll : null,
        opened && isVote ? row.turnout : null,
        ...(['for', 'against', 'abstain', 'notVoting'] as const).map((choice) => tally?.[choice] ?? null),
        opened && !isVote ? row.breaks : null,
      ];
    }),
  };
}
