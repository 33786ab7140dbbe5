import { beforeAll, describe, expect, it } from 'vitest';
import { inEach, isLocale, LOCALES, localeOf } from '@/domain/local-text';
import { complaintsAfter } from '../setup/compiled';
import { filesIn, type Node, nodesIn, programOf } from '../setup/sources';

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
  );
}, 180_000);

const filesThat = (wanted: RegExp) =>
  Object.keys(complaints).filter(
    (path) => wanted.test(complaints[path] as string) && !/^sample\//.test(path),
  );

describe('one language more', () => {
  it('is missed by the compiler in the table of messages and in the content of the sample, and nowhere else', () => {
    expect(filesThat(/\bpt\b/)).toEqual(['platform/i18n/messages.ts']);
    const sample = Object.keys(complaints).filter((path) => path.startsWith('sample/'));
    expect(sample).toContain('sample/content/topics.ts');
    expect(sample).toContain('sample/calendar.ts');
  });

  it('is added in one place: no other source lists the languages', () => {
    const listed = new Set<string>(LOCALES);
    const lists = (node: Node) => {
      const said = [...nodesIn(node)].flatMap(({ type, value }) =>
        type === 'Literal' ? [String(value)] : [],
      );
      const patterns = said.filter(
        (text) => LOCALES.filter((one) => text.split(/\W+/).includes(one)).length > 2,
      );
      return patterns.length > 0 || LOCALES.every((one) => said.includes(one));
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
      'features/delegations/components/personal-form.tsx',
    ]);
  });
});
