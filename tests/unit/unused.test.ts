import { expect, it } from 'vitest';
import { PERMISSIONS } from '@/domain/permissions';
import { messagesOf } from '@/platform/i18n/messages';
import { namedIn } from '../setup/message-use';
import { exportsOf, filesIn, importsOf, type Node, programOf, textOf, textsIn } from '../setup/sources';

const house = ['app', 'components', 'db', 'domain', 'features', 'platform', 'sample'].flatMap(filesIn);
const around = ['benchmarks', 'scripts', 'tests'].flatMap(filesIn);
const main = ['server.ts', 'proxy.ts', 'instrumentation.ts', 'next.config.mjs'];

const keysIn = (tree: object, above = ''): string[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [above + name] : keysIn(value as object, `${above}${name}.`),
  );

it('has no message that nothing says', () => {
  const isNamed = namedIn([...house, ...main, ...filesIn('scripts')]);
  const unsaid = keysIn(messagesOf('en')).filter((key) => !isNamed(key));
  expect(unsaid.map((key) => `${key}: say it, or take it out of messages/*.json`)).toEqual([]);
});

it('has no permission that nothing asks for', () => {
  const asking = [...house, ...main].filter((path) => path !== 'domain/permissions.ts');
  const named = new Set(asking.flatMap((path) => textsIn(programOf(path) as unknown as Node)));
  const idle = Object.keys(PERMISSIONS).filter((permission) => !named.has(permission));
  expect(idle.map((permission) => `${permission}: ask for it, or take it out of PERMISSIONS`)).toEqual([]);
});

/** Called by name from outside: by the framework, and by the tools that a file configures. */
const CALLED = [
  /^benchmarks\/pages\/.* (default|dynamic|generateStaticParams)$/,
  /^app\/.* (default|GET|dynamic|generateMetadata|metadata|viewport)$/,
  /^platform\/i18n\/request\.ts default$/,
  /^(proxy|instrumentation)\.ts (default|config|onRequestError)$/,
  /^next\.config\.mjs default$/,
  /^tests\/setup\/(playwright|postgres)\.ts default$/,
];

it('exports nothing that no other file uses', () => {
  const all = [...house, ...around, ...main];
  const bare = (path: string) => path.replace(/\.(tsx?|mjs)$/, '');
  const used = new Set(
    all.flatMap(importsOf).flatMap(({ to, names }) => names.map(({ there }) => `${bare(to)} ${there}`)),
  );
  const idle = all.flatMap(exportsOf).filter(({ path, name, typeOnly }) => {
    const isUsed = used.has(`${bare(path)} ${name}`) || used.has(`${bare(path)} *`);
    return !typeOnly && !isUsed && !CALLED.some((called) => called.test(`${path} ${name}`));
  });
  const within = (path: string, name: string) => textOf(path).split(new RegExp(`\\b${name}\\b`)).length > 2;
  expect(
    idle.map(({ path, name }) =>
      within(path, name)
        ? `${path}: ${name} is used in this file alone; do not export it`
        : `${path}: nothing uses ${name}; take it away`,
    ),
  ).toEqual([]);
});
