import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { EVENTS, wordedAs } from '@/domain/events';
import { FORMER_EVENTS } from '@/domain/events/former';
import { HOUSE_EVENTS } from '@/domain/events/house';
import { LOCALES } from '@/domain/local-text';

type Words = Record<string, Record<string, string>>;

it('has words for every kind that the chain of a conference can hold, in every language, and for no other', () => {
  const now: Record<string, string | null> = FORMER_EVENTS;
  const kinds = [...Object.keys(EVENTS), ...Object.keys(FORMER_EVENTS)].filter(
    (kind) => !((now[kind] ?? kind) in HOUSE_EVENTS),
  );
  const worded = new Set(kinds.map((kind) => wordedAs(kind)));
  for (const locale of LOCALES) {
    const { conferences } = JSON.parse(readFileSync(`messages/${locale}.json`, 'utf8'));
    const words = Object.entries(conferences.event as Words).flatMap(([noun, verbs]) =>
      Object.keys(verbs).map((verb) => `${noun}.${verb}`),
    );
    expect(new Set(words), locale).toEqual(worded);
  }
});

it('has words for everything in the database of before, where kinds stand that nothing writes any more', () => {
  const { tables } = JSON.parse(gunzipSync(readFileSync('tests/data/before/database.json.gz')).toString());
  const kinds = [...new Set<string>(tables.event.map(({ kind }: { kind: string }) => kind))];
  expect(kinds.filter((kind) => wordedAs(kind) === null)).toEqual([]);
  expect(kinds.filter((kind) => kind in FORMER_EVENTS)).not.toEqual([]);
});

it('knows no words for what no version has written, and none for the house', () => {
  expect(['thing.happened', 'toString', 'account.signedIn'].map(wordedAs)).toEqual([null, null, null]);
});
