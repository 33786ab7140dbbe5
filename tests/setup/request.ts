import { createRequire } from 'node:module';
import { travelling } from './cookies';

const require = createRequire(import.meta.url);
const { workAsyncStorage } = require('next/dist/server/app-render/work-async-storage.external');
const { workUnitAsyncStorage } = require('next/dist/server/app-render/work-unit-async-storage.external');
const { RequestCookies } = require('next/dist/server/web/spec-extension/cookies');
const cookieJars = require('next/dist/server/web/spec-extension/adapters/request-cookies');
const { HeadersAdapter } = require('next/dist/server/web/spec-extension/adapters/headers');

export type Requested<T> = { result: T; cookies: Record<string, string> };

/**
 * Runs `fn` as Next runs a server action: `headers()`, `cookies()` and the request's language work. Answers
 * with what it returned and with every cookie of the browser afterwards, which must be few and short.
 */
export async function inRequest<T>(
  fn: () => Promise<T>,
  { cookie = '', address = '192.0.2.1', locale = 'en' } = {},
): Promise<Requested<T>> {
  const own = new Headers({
    cookie,
    'x-forwarded-for': address,
    'x-next-intl-locale': locale,
    host: '127.0.0.1:3000',
    origin: 'http://127.0.0.1:3000',
  });
  const headers = HeadersAdapter.seal(own);
  const sent = new RequestCookies(own);
  const mutable = cookieJars.MutableRequestCookiesAdapter.wrap(sent);
  const unit = {
    type: 'request',
    phase: 'action',
    headers,
    cookies: cookieJars.RequestCookiesAdapter.seal(sent),
    mutableCookies: mutable,
    userspaceMutableCookies: mutable,
    url: { pathname: '/', search: '' },
    tags: [],
    implicitTags: { tags: [] },
  };
  const work = {
    route: '/',
    page: '/',
    isStaticGeneration: false,
    forceDynamic: true,
    pathWasRevalidated: 0,
  };
  const result = await workAsyncStorage.run(work, () => workUnitAsyncStorage.run(unit, fn));
  const jar = mutable.getAll() as { name: string; value: string }[];
  travelling(jar.map(({ name, value }) => `${name}=${value}`));
  return { result, cookies: Object.fromEntries(jar.map(({ name, value }) => [name, value])) };
}
