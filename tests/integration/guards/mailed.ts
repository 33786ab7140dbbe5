import { renderToStaticMarkup } from 'react-dom/server';
import { withTx } from '@/db/client';
import { outbox } from '@/db/schema/notices';
import { SYSTEM } from '@/domain/actor';
import { drawMail } from '@/features/notices/mails';
import { letterText } from '@/platform/mail-text';
import { beforeCommit } from '@/tests/setup/put';

/** A mail that an action sent. `reason`: what its form gave as one, else empty. */
export type Mailed = { action: string; template: string; reason: string; links: string[]; html: string };

type Queued = Pick<typeof outbox.$inferSelect, 'template' | 'locale' | 'params'>;

/** Does something, and draws the mails that it puts into the outbox, as they are before the commit. */
export async function mailedBy<T>(act: () => Promise<T>, action: string, reason: unknown) {
  const before = new Set((await withTx(SYSTEM, (tx) => tx.select().from(outbox))).map(({ id }) => id));
  const mails = new Map<string, Queued>();
  const happened = await beforeCommit(async (ask) => {
    const { rows } = await ask('select id, template, locale, params from outbox');
    for (const { id, ...mail } of rows) if (!before.has(id)) mails.set(id, mail);
  }, act);
  const mailed = [...mails.values()].map(({ template, locale, params }): Mailed => {
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
  [
    'delegation.credentialsDecisionWithdrawn',
    'the head does not read it: it is in what the focal points read',
  ],
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
