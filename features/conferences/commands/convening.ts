import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow } from '@/db/client';
import { newId } from '@/db/columns';
import { conveningLetter, sentLetter } from '@/db/schema/convening';
import type { Actor } from '@/domain/actor';
import type { Json } from '@/domain/canonical';
import { lackingFields, unknownFields } from '@/domain/convening';
import { LOCALES, pick } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing, refuse } from '@/domain/refusal';
import { textAfter } from '@/domain/working-languages';
import { ofSenderWorded } from '@/features/delegations/queries/places';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { ofSender } from '@/platform/i18n/countries-in-words';
import { type Mail, queueMails } from '@/platform/mail';
import { drawnPaper } from '@/platform/papers/making';
import { record } from '@/platform/record';
import { signInLinks } from '@/platform/sign-in-link';
import { conveningPaper, languageOf, letterValues } from '../exports/convening';
import type { letterInput, letterSendingInput } from '../input';
import { convenedIn, letterOf } from '../queries/convening';
import { lockConference } from './settings';

/** A link in a convening letter is valid for so long. */
const LINK_DAYS = 14;

/**
 * Writes the text of the letter that convenes the conference, or changes it; what was sent stays as it was.
 * @throws Refusal that names what in the text is no field, and once the conference is closed
 */
export async function editLetter(actor: Actor, input: z.output<typeof letterInput>): Promise<Done> {
  const { conferenceId, version, signer } = input;
  return act(actor, async (tx, actor) => {
    const row = await lockConference(tx, conferenceId);
    authorize(actor, 'letter.edit', { conferenceId });
    if (row.closedAt) throw refuse('conferences.refusal.closed', {}, 'conflict');
    const stands = await letterOf(tx, conferenceId);
    if ((stands?.version ?? 0) !== version) throw refuse('common.refusal.stale', {}, 'stale');
    const text = (field: 'letterhead' | 'body' | 'signedAt' | 'signerOffice') =>
      textAfter(row, input[field], { field, stands: stands?.[field] });
    const after = {
      ...{ letterhead: text('letterhead'), body: text('body'), signedAt: text('signedAt') },
      ...{ signer, signerOffice: text('signerOffice'), version: version + 1 },
    };
    for (const language of LOCALES) {
      const [wrong] = unknownFields(after.body[language]);
      if (wrong)
        throw refuse('conferences.invalid.letterField', { field: wrong }, 'invalid', `body.${language}`);
    }
    if (stands)
      await tx.update(conveningLetter).set(after).where(eq(conveningLetter.conferenceId, conferenceId));
    else await tx.insert(conveningLetter).values({ conferenceId, ...after });
    await record(tx, actor, {
      conferenceId,
      kind: 'letter.edited',
      entityId: conferenceId,
      after: { languages: LOCALES.filter((one) => after.body[one]) },
      topics: [`conference:${conferenceId}`],
    });
    return { message: 'conferences.done.letterEdited' };
  });
}

/**
 * Sends the letter to the focal points of the delegations that are chosen, each in the language of its delegation, and keeps it
 * as it was sent. A delegation is named with how many letters it had: what a colleague sent meanwhile is not sent twice.
 * @throws Refusal where a letter would go to nobody or say less than its text, and once the conference is closed
 */
export async function sendLetter(actor: Actor, input: z.output<typeof letterSendingInput>): Promise<Done> {
  const { conferenceId, version, chosen } = input;
  return act(actor, async (tx, actor) => {
    const row = await lockConference(tx, conferenceId);
    authorize(actor, 'letter.send', { conferenceId });
    if (row.closedAt) throw refuse('conferences.refusal.closed', {}, 'conflict');
    const now = await dbNow(tx);
    const letter = await letterOf(tx, conferenceId);
    if (letter?.version !== version) throw refuse('common.refusal.stale', {}, 'stale');
    const delegations = new Map((await convenedIn(tx, conferenceId)).map((one) => [one.id, one]));
    const rows: (typeof sentLetter.$inferInsert)[] = [];
    const addressed: { id: string; to: string; locale: Mail['locale']; path: string; sender: string }[] = [];
    for (const { id: delegationId, version: sent } of chosen) {
      const one = delegations.get(delegationId);
      if (!one) throw missing();
      if (one.sent !== sent) throw refuse('common.refusal.stale', {}, 'stale');
      if (one.focalPoints.length === 0)
        throw refuse('conferences.refusal.letterToNobody', { of: ofSenderWorded(one) }, 'conflict');
      const language = languageOf(row, letter, one.focalPoints);
      const values = letterValues(row, one, language);
      const [lack] = lackingFields(pick(letter.body, language, row.originalLanguage), values);
      if (lack) throw refuse('conferences.refusal.letterLacks', { field: `{${lack}}` }, 'conflict');
      const data = drawnPaper(
        conveningPaper(row, letter, { sender: one, language, at: now }),
      ) as unknown as Json;
      for (const { email, locale } of one.focalPoints) {
        const mail = newId();
        rows.push({
          ...{ conferenceId, delegationId, language, data, mail },
          sentAt: now,
          sentBy: actor.accountId,
        });
        const path = `/${locale}/${row.slug}/delegations/${delegationId}`;
        addressed.push({ id: mail, to: email, locale, path, sender: ofSender(one, locale) });
      }
    }
    const links = await signInLinks(
      tx,
      addressed.map(({ to, locale, path }) => ({ email: to, locale, path, hours: LINK_DAYS * 24 })),
    );
    await queueMails(
      tx,
      addressed.map(({ id, to, locale, sender }, index): Mail => {
        const conference = pick(row.title, locale, row.originalLanguage);
        const params = { conference, of: sender, link: links[index] ?? '', days: LINK_DAYS };
        return { id, conferenceId, to, locale, template: 'conferences.convened', params };
      }),
    );
    await tx.insert(sentLetter).values(rows);
    await record(tx, actor, {
      conferenceId,
      kind: 'letter.sent',
      entityId: conferenceId,
      after: { letters: rows.length },
      topics: [`conference:${conferenceId}`],
    });
    return { message: 'conferences.done.letterSent', params: { count: rows.length } };
  });
}
