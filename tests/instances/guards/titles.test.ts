import { globSync } from 'node:fs';
import { count, eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { event } from '@/db/schema/record';
import { SYSTEM } from '@/domain/actor';
import { LOCALES } from '@/domain/local-text';
import { sayIn } from '@/platform/i18n/messages';
import { ROOT } from '@/scripts/install.mjs';
import { aHouse, ask, type House, type Visitor } from './house';
import { ROUTES, type Route } from './route-table';

let house: House;
beforeAll(async () => {
  house = await aHouse();
});
afterAll(() => house?.instance.stop());

/** Of all that has an address, what is a page. */
const PAGES = new Set(
  globSync('app/**/page.tsx', { cwd: ROOT }).map((path) =>
    path
      .replace(/^app/, '')
      .replace('/page.tsx', '')
      .replace(/\/\([\w-]+\)/g, ''),
  ),
);

/** Somebody for whom the page is there. */
function readerOf({ may }: Route): Visitor | null {
  if (may === 'nobody') return null;
  if (may === 'everyone') return 'anonymous';
  return may === 'signedIn' ? 'head' : (may[0] ?? null);
}

const texts = (html: string) =>
  [...html.matchAll(/<title>([^<]*)<\/title>/g)].map(([, text = '']) => text.replaceAll('&amp;', '&'));

describe.each(LOCALES)('the titles of pages in %s', (locale) => {
  it('say what and where, each in its own words', async () => {
    const product = ` – ${sayIn(locale)('frame.product')}`;
    const pathsByTitle = new Map<string, string[]>();
    const wrong: string[] = [];
    const titleOf = async (path: string, as: Visitor) => {
      const reply = await ask(house, path.replace(/^\/en/, `/${locale}`), { as: [house.a, as] });
      if (reply.status !== 200) return null;
      // A drawing has a title of its own.
      const titles = texts(await reply.text()).filter((text) => text.endsWith(product));
      return titles.length === 1 ? titles[0]?.slice(0, -product.length) : `${titles.length} titles`;
    };
    const conferences = new Map<string, string>();
    const titleOfConference = async (path: string) => {
      const home = path.split('/').slice(0, 3).join('/');
      const title = conferences.get(home) ?? `${await titleOf(home, 'anonymous')}`;
      conferences.set(home, title);
      return title;
    };
    for (const [name, route] of Object.entries(ROUTES)) {
      const reader = readerOf(route);
      if (!PAGES.has(name) || !reader || route.goesTo) continue;
      const path = route.path(house.a);
      const title = await titleOf(path, reader);
      if (title === null || title === undefined) continue;
      pathsByTitle.set(title, [...(pathsByTitle.get(title) ?? []), name]);
      if (!name.startsWith('/[locale]/[conference]/')) continue;
      const where = ` – ${await titleOfConference(path)}`;
      if (!title.endsWith(where) || title.length === where.length) wrong.push(`${name}: ${title}`);
    }
    const alike = [...pathsByTitle]
      .filter(([, names]) => names.length > 1)
      .map(([title, names]) => `${names}: ${title}`);
    expect({ wrong, alike }).toEqual({ wrong: [], alike: [] });
    expect(pathsByTitle.size).toBeGreaterThan(40);
  });
});

it('asks once for what a page shows and is called after: a mail that is opened is on record once', async () => {
  const looks = () =>
    withTx(SYSTEM, async (tx) => {
      const [row] = await tx.select({ count: count() }).from(event).where(eq(event.kind, 'mail.opened'));
      return row?.count ?? 0;
    });
  const before = await looks();
  const reply = await ask(house, `/en/inbox/${house.a.ids.mail}`, { as: [house.a, 'administrator'] });
  expect(await reply.text()).toContain('<title>');
  expect(await looks()).toBe(before + 1);
});
