import { withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { Json } from '@/domain/canonical';
import { heldLabel } from '@/domain/held/labels';
import type { HeldTable } from '@/domain/held/parts';
import { HELD } from '@/domain/held/tables';
import { commaOf, isLocale, type Locale, type LocalText, pick } from '@/domain/local-text';
import { getFile } from '@/platform/files';
import type { Bundle, BundleEntry } from '@/platform/http/bundle';
import { type AnswerReader, answerWords, type WordedAnswer } from '@/platform/i18n/answer-words';
import { sayIn } from '@/platform/i18n/messages';
import { listFile, type WrittenCell } from '@/platform/sheets/writing';
import { downloadOwnData } from '../commands/own-data';
import {
  type HeldConference,
  type HeldRow,
  heldActs,
  heldConferences,
  heldPhotos,
  heldRows,
} from '../queries/own-data';

/** The shape of the file, as `docs/own-data.md` says it; another one for every change that breaks its readers. */
const FORMAT = 'plenary-own-data-1';

type Cells = WrittenCell[];

/**
 * All that is held about the viewer, as a bundle of files: JSON, the same as a list, and the photos. It is recorded, and
 * limited in number; nobody reaches the data of somebody else, since nothing says whose it should be.
 */
export async function ownDataBundle(viewer: Actor, locale: Locale): Promise<Bundle> {
  await downloadOwnData(viewer);
  return { name: 'plenary-own-data', entries: entriesOf(viewer, locale) };
}

async function* entriesOf(viewer: Actor, locale: Locale): AsyncGenerator<BundleEntry> {
  const lines: Cells[] = [];
  yield { name: 'own-data.json', parts: jsonOf(viewer, locale, lines) };
  const say = sayIn(locale);
  const head = ['conference', 'part', 'item', 'field', 'value'] as const;
  const list = { name: 'own-data', head: head.map((one) => say(`accounts.data.head.${one}`)), rows: lines };
  const sheet = await listFile(list, locale, 'xlsx');
  yield { name: sheet.name, parts: oneOf(sheet.bytes) };
  for (const photo of await heldPhotos(viewer))
    yield {
      name: `photos/${photo.id}`,
      uploaded: { kind: photo.kind, stem: photo.id, parts: getFile(viewer, photo) },
    };
}

async function* oneOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The JSON as it is read from the database, a table after the other; `lines` gathers the same for the list. */
async function* jsonOf(viewer: Actor, locale: Locale, lines: Cells[]): AsyncGenerator<Uint8Array> {
  const text = new TextEncoder();
  const known = new Map<string, HeldConference>();
  const learn = async (ids: readonly (string | null)[]) => {
    const unknown = [...new Set(ids.flatMap((id) => (id && !known.has(id) ? [id] : [])))];
    for (const one of await withTx(viewer, (tx) => heldConferences(tx, unknown))) known.set(one.id, one);
  };
  const slugOf = (id: string | null) => (id ? (known.get(id)?.slug ?? id) : null);
  yield text.encode(
    `{"format":${JSON.stringify(FORMAT)},"account":${JSON.stringify(viewer.accountId)},"tables":[`,
  );
  for (const [at, held] of HELD.entries()) {
    const { rows, more } = await heldRows(viewer, held);
    await learn(rows.map(({ conferenceId }) => conferenceId));
    lines.push(...linesOf(held, rows, { known, locale }));
    const items = rows.map(({ conferenceId, values }) => ({ conference: slugOf(conferenceId), ...values }));
    const table = { part: held.part, table: held.table, onlyNewest: more, rows: items };
    yield text.encode(`${at === 0 ? '' : ','}\n${JSON.stringify(table)}`);
  }
  const acts = await heldActs(viewer);
  await learn(acts.map(({ conferenceId }) => conferenceId));
  const summed = acts.map(({ conferenceId, ...act }) => ({ conference: slugOf(conferenceId), ...act }));
  yield text.encode(`\n],"acts":${JSON.stringify(summed)}}\n`);
}

type KnownConferences = { known: ReadonlyMap<string, HeldConference>; locale: Locale };

/** One line for each value that says something. */
function linesOf(
  { part }: HeldTable,
  rows: readonly HeldRow[],
  { known, locale }: KnownConferences,
): Cells[] {
  const say = sayIn(locale);
  return rows.flatMap(({ conferenceId, values }, index) => {
    const conference = conferenceId ? known.get(conferenceId) : undefined;
    const reader = { locale, original: conference?.originalLanguage ?? locale, timeZone: 'UTC' };
    const title = conference ? pick(conference.title, locale) : say('accounts.data.house');
    return Object.entries(values).flatMap(([name, value]): Cells[] => {
      const label = heldLabel(name);
      const words = label && (name === 'answer' ? answerInWords(values, reader) : inWords(value, locale));
      return words
        ? [
            [
              title,
              say(`accounts.data.part.${part}.title`),
              index + 1,
              say(`accounts.data.field.${label}`),
              words,
            ],
          ]
        : [];
    });
  });
}

const isLocalText = (value: Json): value is LocalText =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).every(isLocale);

/** What was answered to a question of a conference, as its kind is read. */
function answerInWords(values: HeldRow['values'], reader: AnswerReader): string {
  const kept: Record<string, unknown> = values;
  const question = kept.asked as Pick<WordedAnswer, 'kind' | 'options'>;
  const { answer, answeredAt, erasedAt } = kept as Omit<WordedAnswer, 'kind' | 'options'>;
  return answerWords({ ...question, answer, answeredAt, erasedAt }, reader);
}

/** A value as it is read; nothing for one that is empty. */
function inWords(value: Json, locale: Locale): string {
  if (value === null) return '';
  if (isLocalText(value)) return pick(value, locale);
  if (Array.isArray(value)) return value.map((one) => inWords(one, locale)).join(commaOf(locale));
  if (typeof value === 'object' && 'label' in value) return inWords(value.label ?? null, locale);
  return String(value).replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*(\+00:00|Z)$/, '$1 $2 UTC');
}
