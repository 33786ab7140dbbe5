import { renderToStaticMarkup } from 'react-dom/server';
import { withTx } from '@/db/client';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { drawMail } from '@/features/notices/mails';
import { letterText } from '@/platform/mail-text';

/** A mail that an action sent. `reason`: what its form gave as one, else empty. */
export type Mailed = { action: string; template: string; reason: string; links: string[]; html: string };

const queued = () => withTx(SYSTEM, (tx) => tx.select().from(outbox));

/** Does something, and draws the mails that it puts into the outbox. */
export async function mailedBy<T>(act: () => Promise<T>, action: string, reason: unknown) {
  const before = new Set((await queued()).map(({ id }) => id));
  const happened = await act();
  const mails = (await queued()).filter(({ id }) => !before.has(id));
  const mailed = mails.map(({ template, locale, params }): Mailed => {
    const { letter } = drawMail(template, locale, params);
    const links = Object.values(params).filter((value) => /^https?:/.test(String(value)));
    const typed = typeof reason === 'string' ? reason : '';
    const html = renderToStaticMarkup(letter);
    return { action, template, reason: typed, links: links.map(String), html };
  });
  return { happened, mailed };
}

/** Mails that leave out the reason of what was done, and why. */
export const UNQUOTED = new Map<string, string>([
  ['ballots.breakReceipt', 'it goes to whoever gave the reason'],
  ['delegation.addressLeaving', 'the address may have been a stranger’s all the time'],
  ['delegation.addressOffered', 'nobody knows yet whose the address is'],
  ['delegation.focalPoint', 'it invites, and says nothing of the focal point before'],
]);

/** The mails that leave out a reason without being named above. */
export const withoutReason = (mailed: readonly Mailed[]): string[] =>
  mailed
    .filter(({ template, reason, html }) => !UNQUOTED.has(template) && !letterText(html).includes(reason))
    .map(({ action, template }) => `${action}: ${template}`);

/** The mails that carry a link and do not draw it. */
export const withUndrawnLink = (mailed: readonly Mailed[]): string[] =>
  mailed
    .filter(({ links, html }) => links.some((link) => !html.includes(link.replaceAll('&', '&amp;'))))
    .map(({ action, template }) => `${action}: ${template}`);
