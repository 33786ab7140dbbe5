import type { IncomingMessage, ServerResponse } from 'node:http';
import { directionOf, type Locale, localeOr } from '@/domain/local-text';
import type { BareKey } from '@/messages/keys';
import { sayIn } from '../i18n/messages';
import { signInAddress } from './way-back';

/** How Next begins a page that it could not draw: its scripts draw it in the browser, and nothing else does. */
const SHELL = '<html id="__next_error__">';
const WORDS: Record<number, `frame.${'forbidden' | 'notFound' | 'error'}`> = {
  403: 'frame.forbidden',
  404: 'frame.notFound',
  500: 'frame.error',
};

const escaped = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

function words(status: number, locale: Locale, code: string, address: string): string {
  const say = sayIn(locale);
  const key = WORDS[status] ?? 'frame.error';
  const link = (to: string, name: BareKey) => `<a href="${escaped(to)}">${escaped(say(name))}</a>`;
  const ways = [link(`/${locale}`, 'frame.notFound.home')];
  if (status === 404) ways.push(link(signInAddress(locale, address), 'frame.notFound.signInLink'));
  if (status === 403) ways.push(link(signInAddress(locale, address), 'frame.forbidden.signIn'));
  if (status === 500)
    ways.push(`${escaped(say('frame.error.code'))} <code dir="ltr">${escaped(code)}</code>`);
  return [
    '<div id="main" role="main" class="column pt-8 pb-20 md:max-w-document">',
    `<p class="text-dense text-muted">${status}</p><h1>${escaped(say(`${key}.title`))}</h1>`,
    `<p class="measure my-3 text-muted">${escaped(say(`${key}.text`))}</p><p>${ways.join(' · ')}</p></div>`,
  ].join('');
}

/** The same page with a plain one for those who run no script. `style` is the address of the stylesheet. */
function withPlain(html: string, plain: string, locale: Locale, style?: string): string {
  const sheet = style ? `<noscript><link rel="stylesheet" href="${style}"/></noscript>` : '';
  return html
    .replace(SHELL, `<html id="__next_error__" lang="${locale}" dir="${directionOf(locale)}">`)
    .replace('</head>', `${sheet}</head>`)
    .replace('<body>', `<body><noscript>${plain}</noscript>`);
}

/**
 * Lets a refusal or a fault be read without JavaScript. Next answers a page that is refused while it is drawn
 * (403, 404) or that breaks (500) with the right status and an empty page.
 */
export function drawWithoutScripts(req: IncomingMessage, res: ServerResponse): void {
  const { write, end } = res;
  const chunks: Buffer[] = [];
  const locale = localeOr(req.url?.split('/')[1]);
  const isBare = () =>
    res.statusCode in WORDS && String(res.getHeader('content-type') ?? '').startsWith('text/html');
  const hold = (chunk: unknown) => {
    if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk as string));
  };
  res.write = ((...args: Parameters<typeof write>) => {
    if (!isBare()) return write.apply(res, args);
    hold(args[0]);
    const done: unknown = args.at(-1);
    if (typeof done === 'function') done();
    return true;
  }) as typeof write;
  res.end = ((...args: Parameters<typeof end>) => {
    if (!isBare()) return end.apply(res, args);
    hold(args[0]);
    const html = Buffer.concat(chunks).toString('utf8');
    if (!html.includes(SHELL)) return end.call(res, html, 'utf8');
    const [, style] =
      /<(\/_next\/static\/[\w./-]+\.css)>; rel=preload/.exec(String(res.getHeader('link'))) ?? [];
    const plain = words(res.statusCode, locale, String(res.getHeader('x-request-id') ?? ''), req.url ?? '');
    return end.call(res, withPlain(html, plain, locale, style), 'utf8');
  }) as typeof end;
}
