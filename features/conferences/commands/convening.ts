import { eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { conveningLetter, sentLetter } from '@/db/schema/convening';
import type { Actor } from '@/domain/actor';
import type { Json } from '@/domain/canonical';
import { lackingFields, unknownFields } from '@/domain/convening';
import { LOCALES, pick } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing, type Refusal, refuse } from '@/domain/refusal';
import { textAfter } from '@/domain/working-languages';
import { senderWorded } from '@/features/delegations/queries/places';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { ofSender } from '@/platform/i18n/countries-in-words';
import { leftWords } from '@/platform/left';
import { type Mail, queueMails } from '@/platform/mail';
import { drawnPaper } from '@/platform/papers/making';
import { record } from '@/platform/record';
import { signInLinks } from '@/platform/sign-in-link';
import { conveningPaper, languageOf, letterValues } from '../exports/convening';
import type { letterInput, letterSendingInput } from '../input';
import { type Convened, convenedIn, letterOf } from '../queries/convening';
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

/** Why a delegation gets no letter now, or null. */
function whyNot(one: Convened, sent: number): Refusal | null {
  if (one.sent !== sent) return refuse('conferences.refusal.letterSentMeanwhile', {}, 'stale');
  return one.focalPoints.length > 0 ? null : refuse('conferences.refusal.letterToNobody', {}, 'conflict');
}

/**
 * Sends the letter to the focal points of the delegations that are chosen, each in the language of its delegation, and keeps it
 * as it was sent. A delegation is named with how many letters it had: what a colleague sent meanwhile is not sent twice. Those that
 * get none now are named.
 * @throws Refusal where none would get one, where a letter would say less than its text, and once the conference is closed
 */
export async function sendLetter(actor: Actor, input: z.output<typeof letterSendingInput>): Promise<Done> {
  const { conferenceId, version, chosen } = input;
  return act<Done>(actor, async (tx, actor) => {
    const row = await lockConference(tx, conferenceId);
    authorize(actor, 'letter.send', { conferenceId });
    if (row.closedAt) throw refuse('conferences.refusal.closed', {}, 'conflict');
    const now = await dbNow(tx);
    const letter = await letterOf(tx, conferenceId);
    if (letter?.version !== version) throw refuse('common.refusal.stale', {}, 'stale');
    const convened = new Map((await convenedIn(tx, conferenceId)).map((one) => [one.id, one]));
    const delegations = chosen.map(({ id, version: sent }) => {
      const one = convened.get(id);
      if (!one) throw missing();
      return { one, why: whyNot(one, sent) };
    });
    const left = delegations.flatMap(({ one, why }) => (why ? [{ name: senderWorded(one), why }] : []));
    const each = leftWords(left);
    if (left.length === delegations.length)
      throw refuse('conferences.refusal.noLetterSent', { each }, 'stale');
    const count = await sendEach(tx, actor, {
      ...{ conference: row, letter, now },
      delegations: delegations.filter(({ why }) => !why).map(({ one }) => one),
    });
    return left.length === 0
      ? { message: 'conferences.done.letterSent', params: { count } }
      : { message: 'conferences.done.letterSentToSome', params: { count, left: left.length, each } };
  });
}

type LettersToSend = {
  conference: Awaited<ReturnType<typeof lockConference>>;
  letter: NonNullable<Awaited<ReturnType<typeof letterOf>>>;
  now: Date;
  delegations: readonly Convened[];
};

/** Draws, keeps and mails the letters of some delegations; how many went out. */
async function sendEach(tx: Tx, actor: Actor, { conference, letter, now, delegations }: LettersToSend) {
  const conferenceId = conference.id;
  const rows: (typeof sentLetter.$inferInsert)[] = [];
  const addressed: { id: string; to: string; locale: Mail['locale']; path: string; sender: string }[] = [];
  for (const one of delegations) {
    const language = languageOf(conference, letter, one.focalPoints);
    const values = letterValues(conference, one, language);
    const [lack] = lackingFields(pick(letter.body, language, conference.originalLanguage), values);
    if (lack) throw refuse('conferences.refusal.letterLacks', { field: `{${lack}}` }, 'conflict');
    const paper = conveningPaper(conference, letter, { sender: one, language, at: now });
    const data = drawnPaper(paper) as unknown as Json;
    for (const { email, locale } of one.focalPoints) {
      const mail = newId();
      const to = { delegationId: one.id, language, data, mail };
      rows.push({ conferenceId, ...to, sentAt: now, sentBy: actor.accountId });
      const path = `/${locale}/${conference.slug}/delegations/${one.id}`;
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
      const title = pick(conference.title, locale, conference.originalLanguage);
      const params = { conference: title, of: sender, link: links[index] ?? '', days: LINK_DAYS };
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
  return rows.length;
}
