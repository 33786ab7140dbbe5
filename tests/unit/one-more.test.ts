import { beforeAll, describe, expect, it } from 'vitest';
import { inEach, isLocale, LOCALES, localeOf } from '@/domain/local-text';
import { complaintsAfter } from '../setup/compiled';
import { filesIn, type Node, nodesIn, programOf } from '../setup/sources';

/** Messages with too little, too much or the wrong kind of values, wherever a message is chosen. */
const WRONG_WORDS = [
  {
    path: 'domain/refusal.ts',
    at: '/** What a person may not see',
    add: `export const wrongRefusals = [
  refuse('agenda.refusal.tooLong'),
  refuse('agenda.refusal.tooLong', { hours: '16' }),
  refuse('agenda.refusal.closed', { hours: 16 }),
  sentence('agenda.refusal.tooLong', { hours: 16, minutes: 1 }),
];\n`,
  },
  {
    path: 'platform/done.ts',
    at: '/** The message of an answer',
    add: `export const wrongAnswers: Done[] = [
  { message: 'agenda.done.roomEdited' },
  { message: 'agenda.done.roomAdded', params: { name: 'Andes' } },
];\n`,
  },
  {
    path: 'platform/i18n/worded.ts',
    at: 'function word(',
    add: "export const wrongWords = [sayIn('fr')('agenda.seats'), sayIn('fr')('agenda.seats', { seats: 40 })];\n",
  },
  {
    path: 'platform/fields.ts',
    at: 'const readOrNull',
    add: "export const wrongProblems = [says('common.invalid.tooLong', { most: 80 }), says('common.invalid.tolong')];\n",
  },
];

let complaints: Record<string, string> = {};
beforeAll(() => {
  complaints = complaintsAfter(
    {
      path: 'domain/local-text.ts',
      at: "  ar: { direction: 'rtl'",
      add: "  pt: { direction: 'ltr', comma: ', ', dates: 'pt' },\n",
    },
    {
      path: 'domain/questions.ts',
      at: '  phone: {',
      add: "  nationality: { ...answered, kind: 'line', section: 'person', most: 60 },\n",
    },
    ...WRONG_WORDS,
  );
}, 180_000);

const filesThat = (wanted: RegExp) =>
  Object.keys(complaints).filter(
    (path) => wanted.test(complaints[path] as string) && !/^sample\//.test(path),
  );

describe('one language more', () => {
  it('is missed by the compiler in the messages, the names of countries and their grammar, the words that open a paragraph or head a column, and the content of the sample, and nowhere else', () => {
    expect(filesThat(/\bpt\b/)).toEqual([
      'domain/opening-verbs.ts',
      'domain/sheet-words.ts',
      'platform/i18n/countries-in-words.ts',
      'platform/i18n/country-names.ts',
      'platform/i18n/messages.ts',
    ]);
    const sample = Object.keys(complaints).filter((path) => path.startsWith('sample/'));
    expect(sample).toContain('sample/content/topics.ts');
    expect(sample).toContain('sample/calendar.ts');
  });

  it('is added in one place: no other source lists the languages', () => {
    const listed = new Set<string>(LOCALES);
    const lists = (node: Node) => {
      const texts = [...nodesIn(node)].flatMap(({ type, value }) =>
        type === 'Literal' ? [String(value)] : [],
      );
      const patterns = texts.filter(
        (text) => LOCALES.filter((one) => text.split(/\W+/).includes(one)).length > 2,
      );
      return patterns.length > 0 || LOCALES.every((one) => texts.includes(one));
    };
    const floors = ['app', 'components', 'db', 'domain', 'features', 'platform'].flatMap(filesIn);
    const parts = (path: string) =>
      (programOf(path).body as unknown as Node[]).filter(({ type }) => type !== 'ImportDeclaration');
    expect(floors.filter((path) => parts(path).some(lists))).toEqual([]);
    expect(listed.size).toBe(LOCALES.length);
    expect(inEach((locale) => locale)).toEqual(Object.fromEntries(LOCALES.map((one) => [one, one])));
  });

  it('begins addresses', () => {
    expect([...LOCALES, 'pt', ''].map((one) => localeOf(`/${one}/oga-20?x=/ar/`))).toEqual([
      ...LOCALES,
      null,
      null,
    ]);
    expect([localeOf('/fr'), localeOf('fr/'), localeOf('//fr/'), isLocale('FR')]).toEqual([
      'fr',
      null,
      null,
      false,
    ]);
  });
});

describe('one question more in the registration', () => {
  it('is missed by the compiler where it is kept and where it is asked', () => {
    expect(filesThat(/\bnationality\b/)).toEqual([
      'db/schema/delegations.ts',
      'features/delegations/components/person-fields.tsx',
    ]);
  });
});

describe('a message', () => {
  it.each([
    ['domain/refusal.ts', 4],
    ['platform/done.ts', 2],
    ['platform/i18n/worded.ts', 2],
    ['platform/fields.ts', 2],
  ])('is said with its own values and no others, or the compiler complains: %s', (path, times) => {
    expect(complaints[path]?.trim().split('\n') ?? []).toHaveLength(times);
  });
});
