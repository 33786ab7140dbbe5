import { workAsyncStorage } from 'next/dist/server/app-render/work-async-storage.external.js';
import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external.js';
import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { carrySession, startSession } from '@/platform/session';

/** One browser: its cookies and its network address. Next's own stores carry them to what asks for them. */
export class Visitor {
  readonly cookies = new Map<string, string>();

  /** what else its requests say, or say otherwise */
  sent: Record<string, string> = {};

  constructor(
    readonly address = `203.0.113.1:${Math.random()}`,
    readonly locale = 'en',
  ) {}

  /** Runs `fn` as the server does on a request of this browser. */
  sends<T>(fn: () => Promise<T>): Promise<T> {
    const jar = {
      get: (name: string) => this.getAll().find((cookie) => cookie.name === name),
      getAll: () => this.getAll(),
      set: (name: string, value: string) => this.cookies.set(name, value),
      delete: (name: string) => this.cookies.delete(name),
    };
    const headers = new Headers({
      'x-forwarded-for': this.address,
      'x-next-intl-locale': this.locale,
      host: '127.0.0.1:3000',
      origin: 'http://127.0.0.1:3000',
      ...this.sent,
    });
    const work = { route: '/', page: '/', isStaticGeneration: false };
    const request = {
      type: 'request',
      phase: 'action',
      headers,
      cookies: jar,
      userspaceMutableCookies: jar,
      url: { pathname: '/en', search: '' },
    };
    return workAsyncStorage.run(work as never, () => workUnitAsyncStorage.run(request as never, fn));
  }

  /** Signs this browser in as the account. */
  signsIn(accountId: string): Promise<void> {
    return this.sends(async () => carrySession(await withTx(SYSTEM, (tx) => startSession(tx, accountId))));
  }

  private getAll() {
    return [...this.cookies].map(([name, value]) => ({ name, value }));
  }
}

/** Runs `fn` with other settings of the process than those of the test run. */
export async function configured<T>(settings: Record<string, string>, fn: () => Promise<T>): Promise<T> {
  const house = globalThis as unknown as Record<symbol, unknown>;
  const key = Symbol.for('plenary.config');
  const before = Object.fromEntries(Object.keys(settings).map((name) => [name, process.env[name]]));
  Object.assign(process.env, settings);
  delete house[key];
  try {
    return await fn();
  } finally {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    delete house[key];
  }
}
