import { globSync } from 'node:fs';
import sharp from 'sharp';
import { DIRECT } from '@/platform/http/direct';
import { ROOT } from '@/scripts/install.mjs';
import type { Person } from '@/tests/setup/sides/persons';
import { aSide, cookieOf, type Side } from '@/tests/setup/sides/side';
import { travelling } from '../../setup/cookies';
import { type Instance, startInstance } from '../../setup/server';

export type Visitor = Person | 'anonymous';
export type House = { instance: Instance; a: Side; b: Side; cookies: Map<string, string> };

/** One instance of the production build on the test's own database, with both sides in it. */
export async function aHouse(env: Record<string, string> = {}): Promise<House> {
  const jpeg = await sharp({ create: { width: 600, height: 600, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer();
  const a = await aSide('a', 1, jpeg);
  const b = await aSide('b', 51, jpeg);
  const instance = await startInstance({ databaseUrl: process.env.DATABASE_URL ?? '', env });
  return { instance, a, b, cookies: new Map() };
}

/** Every address: those of the app by their files, as `/[locale]/[conference]/agenda`, and what the server answers itself. */
export function allRoutes(): string[] {
  const drawn = globSync('app/**/{page.tsx,route.ts}', { cwd: ROOT }).map((path) =>
    path
      .replace(/^app/, '')
      .replace(/\/(page\.tsx|route\.ts)$/, '')
      .replace(/\/\([\w-]+\)/g, ''),
  );
  return [...drawn, ...Object.keys(DIRECT)].sort();
}

/** The cookie with which a person of a side comes. */
export async function cookieFor(house: House, side: Side, who: Visitor): Promise<string | null> {
  if (who === 'anonymous') return null;
  const key = `${side.tag} ${who}`;
  const cookie = house.cookies.get(key) ?? (await cookieOf(side, who));
  house.cookies.set(key, cookie);
  return cookie;
}

type SentRequest = {
  as?: [Side, Visitor];
  headers?: Record<string, string>;
  method?: string;
  body?: BodyInit;
};

/** Asks the instance as somebody, to be answered unpacked; redirects are not followed, but for the one that gives an RSC request its name. */
export async function ask(house: House, path: string, request: SentRequest = {}): Promise<Response> {
  const { as, headers = {}, ...rest } = request;
  const cookie = as ? await cookieFor(house, ...as) : null;
  const reply = await fetch(new URL(path, house.instance.url), {
    redirect: 'manual',
    headers: { 'accept-encoding': 'identity', ...headers, ...(cookie ? { cookie } : {}) },
    ...rest,
  });
  travelling(reply.headers.getSetCookie());
  const location = reply.headers.get('location') ?? '';
  const named = 'rsc' in headers && !path.includes('_rsc') && location.includes('_rsc');
  return named ? ask(house, location, request) : reply;
}
