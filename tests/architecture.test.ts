import { describe, expect, it } from 'vitest';
import { circlesIn, commandsOf, loose } from './setup/calls';
import { exportsOf, filesIn, importsOf, type Node, nodesIn, programOf, textOf } from './setup/sources';

/** Folder → the folders that it may import from, besides itself and packages. */
const FLOORS: Record<string, readonly string[]> = {
  app: ['features', 'components', 'platform', 'domain', 'messages'],
  features: ['components', 'platform', 'db', 'domain', 'messages'],
  components: [],
  platform: ['db', 'domain', 'messages'],
  db: ['domain', 'messages'],
  domain: ['messages'],
  sample: ['features', 'platform', 'db', 'domain'],
  benchmarks: ['tests', 'scripts', 'features', 'components', 'platform', 'db', 'domain'],
};
const ROOMS = /^(input|queries|commands|actions|jobs|exports|imports)\.ts$|^mails\.tsx$/;
/** Schemas that the platform works with, and the files that read tables of others, each with its reason. */
const PLATFORM_SCHEMAS = ['accounts', 'files', 'notices', 'record'];
const PRODUCT_TABLES_IN_PLATFORM: Readonly<Record<string, string>> = {
  'platform/roles.ts': 'who somebody is: the seats of an account',
};
/** Texts of the platform that are the name of such a table, and mean another thing: the session that somebody signed in to. */
const NAMED_IN_PLATFORM = ['platform/act.ts: session'];
const NAMELESS = /^(utils?|helpers?|common|misc|services?|managers?)(\.tsx?)?$/;
const MOST_LINES = 300;
/** Commands that leave nothing in the record: what they do stands in a browser alone, or they only look ahead. */
const UNRECORDED = [
  'features/accounts/commands/sign-in.ts: signIn calls no record()',
  'features/accounts/commands/sign-in.ts: continueAsSample calls no record()',
  'features/ballots/commands/opening.ts: previewOpening calls no record()',
  'features/ballots/commands/opening.ts: checkOpening calls no record()',
  // What waits to be checked is opened by the account and the delegation that it was sealed for.
];

const floors = Object.keys(FLOORS).flatMap(filesIn);
const ours = [
  ...floors,
  ...['scripts', 'tests'].flatMap(filesIn),
  'server.ts',
  'proxy.ts',
  'instrumentation.ts',
];

const area = (path: string) => /^features\/([^/]+)/.exec(path)?.[1];

describe('the house', () => {
  it('imports only from lower floors', () => {
    const wrong = floors.flatMap(importsOf).filter(({ from, to, typeOnly }) => {
      const here = from.split('/')[0] as string;
      const there = to.split('/')[0] as string;
      // What is sent back to a form is what the form draws: one shape, of which nothing is left when it runs.
      if (here === 'platform' && to === 'components/form/state' && typeOnly) return false;
      return !to.startsWith('npm:') && there !== here && !FLOORS[here]?.includes(there);
    });
    expect(wrong).toEqual([]);
  });

  it('keeps the words of the product out of the platform', () => {
    const schemas = filesIn('db/schema').filter(
      (path) => !PLATFORM_SCHEMAS.includes(path.slice('db/schema/'.length, -'.ts'.length)),
    );
    const tables = schemas.flatMap((path) =>
      [...nodesIn(programOf(path) as unknown as Node)]
        .filter(({ type, callee }) => type === 'CallExpression' && (callee as Node).name === 'pgTable')
        .map((node) => String((node.arguments as Node[])[0]?.value)),
    );
    expect(tables.length).toBeGreaterThan(20);
    const reading = new RegExp(`\\b(from|join|update|into|table)\\s+(${tables.join('|')})\\b`);
    const platform = floors.filter((path) => path.startsWith('platform/'));
    const wrong = platform.filter((path) => {
      const texts = [...nodesIn(programOf(path) as unknown as Node)].flatMap(({ type, value }) =>
        type === 'TemplateElement' ? [String((value as { raw: string }).raw)] : [],
      );
      return (
        texts.some((text) => reading.test(text)) ||
        importsOf(path).some(({ to }) => schemas.includes(`${to}.ts`))
      );
    });
    expect(wrong).toEqual(Object.keys(PRODUCT_TABLES_IN_PLATFORM));
    const named = platform.flatMap((path) =>
      [...nodesIn(programOf(path) as unknown as Node)]
        .filter(
          ({ type, value }) => type === 'Literal' && typeof value === 'string' && tables.includes(value),
        )
        .map(({ value }) => `${path}: ${value}`),
    );
    expect([...new Set(named)]).toEqual(NAMED_IN_PLATFORM);
  });

  it('starts its server without what only a page of Next has', () => {
    const files = new Set(ours);
    const fileOf = (to: string) => [`${to}.ts`, `${to}.tsx`, to].find((path) => files.has(path));
    const reached = new Set(['server.ts']);
    const wrong: string[] = [];
    for (const path of reached)
      for (const { from, to, typeOnly } of importsOf(path)) {
        if (typeOnly) continue;
        if (/^npm:next\/(headers|navigation|cache)/.test(to)) wrong.push(`${from}: ${to}`);
        const file = fileOf(to);
        if (file) reached.add(file);
      }
    expect(reached.size).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
  });

  it('keeps the domain free of packages', () => {
    const wrong = floors
      .filter((path) => path.startsWith('domain/'))
      .flatMap(importsOf)
      .filter(({ to, typeOnly }) => to.startsWith('npm:') && !typeOnly);
    expect(wrong).toEqual([]);
  });

  it('lets a feature reach another only through its queries', () => {
    const wrong = floors.flatMap(importsOf).filter(({ from, to }) => {
      const [mine, theirs] = [area(from), area(to)];
      if (!mine || !theirs || mine === theirs) return false;
      const registry = from === 'features/notices/mails.tsx' && to.endsWith('/mails');
      // What was proposed is done by the command of its own area.
      const commands = from === 'features/proposals/commands/acts.ts' && /\/commands\/\w+$/.test(to);
      return !registry && !commands && !/^features\/[^/]+\/queries(\/|$)/.test(to);
    });
    expect(wrong).toEqual([]);
  });

  it('has no circles, in the house, its scripts or its tests', () => {
    expect(circlesIn(ours)).toEqual([]);
  });

  it('gives the browser only actions, input, components and domain', () => {
    const wrong = floors
      .filter((path) => /^\s*['"]use client['"]/.test(textOf(path)))
      .flatMap(importsOf)
      .filter(({ to, typeOnly }) => {
        if (typeOnly || to.startsWith('npm:') || /^(components|domain)\//.test(to)) return false;
        return !/^features\/[^/]+\/(actions|input|components)(\/|$)/.test(to);
      });
    expect(wrong).toEqual([]);
  });

  it('keeps the app away from the database', () => {
    const wrong = floors
      .filter((path) => path.startsWith('app/'))
      .flatMap(importsOf)
      .filter(({ to }) => to.startsWith('db/') || /^npm:(pg|drizzle-orm)/.test(to));
    expect(wrong).toEqual([]);
  });

  it('opens and ends sessions in one file, makes sign-in links in one, and spends them in one', () => {
    const app = floors.filter((path) => !/^(db|scripts|tests)\//.test(path));
    const writing = (table: string) => {
      const written = new RegExp(`(insert|delete|update)\\(${table}\\)`);
      return app.filter((path) => written.test(textOf(path)));
    };
    expect(writing('authSession')).toEqual(['platform/session.ts']);
    const holding = (words: RegExp) => app.filter((path) => words.test(textOf(path)));
    expect(holding(/insert\(signInToken\)|insert into sign_in_token/)).toEqual(['platform/sign-in-link.ts']);
    expect(holding(/delete from sign_in_token/)).toEqual(['platform/link.ts']);
  });

  it('writes times in one room, and beside it only in that of the reader’s own clock', () => {
    const rooms = [
      'components/time/own-clock.ts',
      'components/time/own-zone.tsx',
      'platform/i18n/format.ts',
      // Calendar dates only, for the texts of the sample and the rules of the timetable.
      'domain/calendar.ts',
      'sample/calendar.ts',
      // Figures of a report in English.
      'benchmarks/report.ts',
    ];
    const writing = /\bIntl\.DateTimeFormat\b|\btoLocale(Date|Time)?String\(|timeZoneName|getTimezoneOffset/;
    expect(floors.filter((path) => writing.test(textOf(path)))).toEqual(rooms);
    // An offset belongs to the time that it stands beside; only the overview shows what time it is.
    const ofNow = /\bzone\([^()]*\b(now|Date\(\))/;
    expect(floors.filter((path) => ofNow.test(textOf(path)))).toEqual([
      'features/conferences/components/overview.tsx',
    ]);
  });

  it('uses the closed list of file names in an area', () => {
    const wrong = floors.filter((path) => {
      const parts = path.split('/');
      if (parts[0] !== 'features' || parts[2] === 'components') return false;
      if (parts.length === 3) return !ROOMS.test(parts[2] as string);
      return !/^(input|queries|commands|actions|mails|jobs|exports|imports)$/.test(parts[2] as string);
    });
    expect(wrong).toEqual([]);
  });

  it('has no names that name nothing', () => {
    expect(ours.filter((path) => path.split('/').some((part) => NAMELESS.test(part)))).toEqual([]);
  });

  it('keeps files at a size to feel good in', () => {
    const sizes = floors
      .filter((path) => !path.startsWith('sample/content'))
      .map((path) => ({ path, lines: textOf(path).split('\n').length - 1 }));
    expect(sizes.filter(({ lines }) => lines > MOST_LINES)).toEqual([]);
    const sorted = sizes.map(({ lines }) => lines).sort((a, b) => a - b);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(80);
    expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(190);
  });

  it('suppresses no check and inserts no markup', () => {
    const bad =
      /\bas any\b|: any\b|<any>|@ts-(ignore|expect-error|nocheck)|biome-ignore|\b(TODO|FIXME)\b|dangerouslySetInnerHTML/;
    const wrong = ours.filter((path) => path !== 'tests/architecture.test.ts' && bad.test(textOf(path)));
    expect(wrong).toEqual([]);
  });

  it('builds raw SQL in one file only', () => {
    expect(floors.filter((path) => /sql\.raw\(/.test(textOf(path)))).toEqual(['db/columns.ts']);
  });

  it('makes every server action with the one factory', () => {
    // What the benchmark measures against is a bare action on purpose, and in no build of the product.
    const actions = floors.filter(
      (path) => path !== 'benchmarks/pages/actions.ts' && /^\s*['"]use server['"]/.test(textOf(path)),
    );
    for (const path of actions) {
      expect(path).toMatch(/^features\/[^/]+\/actions(\.ts|\/[^/]+\.ts)$/);
      for (const { name, node } of exportsOf(path).filter(({ typeOnly }) => !typeOnly))
        expect(textOf(path).slice(node.start, node.end), `${path} ${name}`).toMatch(
          /^\w+ = (action|openAction)\(/,
        );
    }
    expect(actions.length).toBeGreaterThan(0);
  });

  it('lets every command authorize and record, whatever way it is written', () => {
    const files = floors.filter((path) => /^features\/[^/]+\/commands(\.ts|\/[^/]+\.ts)$/.test(path));
    const commands = files.flatMap((path) => commandsOf(path, floors));
    expect(commands.length).toBeGreaterThan(60);
    const missing = commands.flatMap(({ path, name, reaches }) =>
      [['authorize'], ['record', 'recordAll']]
        .filter((ways) => !ways.some((step) => reaches.has(step)))
        .map(([step]) => `${path}: ${name} calls no ${step}()`),
    );
    expect(missing).toEqual(UNRECORDED);
    expect(files.flatMap(loose)).toEqual([]);
  });

  it('refuses by the promise of a query, which its page awaits, and never before there is one', () => {
    const queries = floors.filter((path) => /^features\/[^/]+\/queries(\.ts|\/[^/]+\.ts)$/.test(path));
    const functions = queries.flatMap((path) =>
      exportsOf(path).map(({ name, node }) => ({
        path,
        name,
        text: textOf(path).slice(node.start, node.end),
      })),
    );
    const querying = functions.filter(
      ({ text }) => /^(async )?function\b/.test(text) && /\bwithTx\(/.test(text),
    );
    expect(querying.length).toBeGreaterThan(60);
    const early = querying.filter(
      ({ text }) => text.startsWith('function') && /^ {2}(authorize\(|if .*\bthrow )/m.test(text),
    );
    expect(early.map(({ path, name }) => `${path}: ${name} is not async`)).toEqual([]);
  });

  it('lets every command act as whoever its actor still is, and copies no actor', () => {
    const commands = floors.filter((path) => /^features\/[^/]+\/commands(\.ts|\/[^/]+\.ts)$/.test(path));
    expect(commands.filter((path) => /\bwithTx\b/.test(textOf(path)))).toEqual([]);
    expect(commands.filter((path) => /\bact\(/.test(textOf(path))).length).toBeGreaterThan(20);
    // By which session somebody acts is known of the very actor that the request was given.
    expect(floors.filter((path) => /\.\.\.(actor|viewer)\b(?!\.)/.test(textOf(path)))).toEqual([]);
  });
});

describe('the sizes of folders', () => {
  it('is at most four deep below a floor, addresses aside', () => {
    const deep = floors.filter((path) => !path.startsWith('app/') && path.split('/').length > 5);
    expect(deep).toEqual([]);
  });
});
