import { createRequire } from 'node:module';
import { createElement, type ReactNode } from 'react';
import { prerenderToNodeStream } from 'react-dom/static';
import { inRequest } from './request';

const require = createRequire(import.meta.url);
const { AppRouterContext } = require('next/dist/shared/lib/app-router-context.shared-runtime');
const {
  PathnameContext,
  SearchParamsContext,
} = require('next/dist/shared/lib/hooks-client-context.shared-runtime');

const nowhere = () => undefined;
const router = {
  push: nowhere,
  replace: nowhere,
  refresh: nowhere,
  prefetch: nowhere,
  back: nowhere,
  forward: nowhere,
};

/** What a component of the server draws for a reader of the language, as HTML; nothing happens in it. */
export async function drawn(node: ReactNode, locale = 'en'): Promise<string> {
  const page = [
    [AppRouterContext.Provider, router],
    [PathnameContext.Provider, `/${locale}`],
    [SearchParamsContext.Provider, new URLSearchParams()],
  ].reduce((inner, [provider, value]) => createElement(provider, { value }, inner), node);
  const faults: unknown[] = [];
  const { result } = await inRequest(
    async () => {
      const { prelude } = await prerenderToNodeStream(page, { onError: (fault) => void faults.push(fault) });
      const parts: Buffer[] = [];
      for await (const part of prelude) parts.push(Buffer.from(part));
      return Buffer.concat(parts).toString('utf8');
    },
    { locale },
  );
  if (faults.length > 0) throw faults[0];
  return result;
}

/** Of what was drawn, what comes onto paper: all but the elements that are hidden there. */
export function printed(html: string): string {
  let paper = '';
  let hidden = 0;
  for (const [, tag = '', text = ''] of html.matchAll(/(<[^>]*>)([^<]*)/g)) {
    const opens = !tag.startsWith('</') && !tag.endsWith('/>') && !tag.startsWith('<!');
    if (hidden > 0 || /class="[^"]*\bprint:hidden\b/.test(tag))
      hidden += opens ? 1 : tag.startsWith('</') ? -1 : 0;
    if (hidden === 0) paper += text;
  }
  return paper;
}
