import { localeOf } from '@/domain/local-text';
/** The header in which the server tells a page its own address; what a visitor claims there is overwritten. */
export const ASKED_FOR = 'x-plenary-address';

/** What belongs to the framework, or is a key, is no part of an address to come back to. */
const LEFT_OUT = /^(_rsc|token|email)$/;

/** The address of a page, with its language, to come back to; the empty text for what is no page to come back to. */
export function wayBack(address: string): string {
  const url = URL.parse(address, 'http://house');
  if (
    !url ||
    !localeOf(url.pathname) ||
    !/^\/[^/]+\/(?!sign-in(\/|$))./.test(url.pathname) ||
    url.origin !== 'http://house'
  )
    return '';
  for (const name of [...url.searchParams.keys()]) if (LEFT_OUT.test(name)) url.searchParams.delete(name);
  const back = `${url.pathname}${url.search}`;
  return back.length <= 400 ? back : '';
}

/** Where to sign in, and come back from to `address`. */
export function signInAddress(locale: string, address: string | null | undefined): string {
  const to = wayBack(address ?? '');
  return `/${locale}/sign-in${to ? `?${new URLSearchParams({ to })}` : ''}`;
}
