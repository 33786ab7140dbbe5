import { eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import type { Actor, Capacity } from '@/domain/actor';
import { officeOf } from '@/domain/acts';
import type { Sender } from '@/domain/duty-facts';
import { type Locale, pick } from '@/domain/local-text';
import type { DelegationFacts, DelegationWords, Letter } from '@/domain/mails';
import { refuse } from '@/domain/refusal';
import { openBallotsOf } from '@/features/ballots/queries/open';
import { config } from '@/platform/config';
import { ofSender } from '@/platform/i18n/countries-in-words';
import { listing, moment, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { type Mail, queueMail, queueMails } from '@/platform/mail';
import { signInLink, signInLinks } from '@/platform/sign-in-link';
import { type ConferencePlace, senderName } from '../queries/places';

/** A link in an invitation or a nomination is valid for so long. */
const LINK_DAYS = 14;

export type Addressee = { id: string; email: string; name: string; locale: Locale };

/** The account of an address; a new one gets the name and the language that were given with it. */
export async function accountFor(
  tx: Tx,
  person: { email: string; name: string; locale: Locale },
): Promise<Addressee> {
  await tx.insert(account).values(person).onConflictDoNothing({ target: account.email });
  const [holder] = await tx.select().from(account).where(eq(account.email, person.email));
  if (!holder || holder.disabledAt)
    throw refuse('delegations.refusal.accountDisabled', {}, 'conflict', 'email');
  return holder;
}

/** How many accounts go to the database at once. */
const MOST_ACCOUNTS = 1000;

/** The accounts of many addresses, by address, as `accountFor` has each. */
export async function accountsFor(
  tx: Tx,
  persons: readonly { email: string; name: string; locale: Locale }[],
): Promise<ReadonlyMap<string, Addressee>> {
  const each = [...new Map(persons.map((person) => [person.email, person])).values()];
  // In one order, so that two lists at once never wait for each other.
  each.sort((one, other) => (one.email < other.email ? -1 : 1));
  const accounts = new Map<string, Addressee>();
  for (let from = 0; from < each.length; from += MOST_ACCOUNTS) {
    const batch = each
      .slice(from, from + MOST_ACCOUNTS)
      .map(({ email, name, locale }) => ({ email, name, locale }));
    await tx.insert(account).values(batch).onConflictDoNothing({ target: account.email });
    const emails = sql.param(batch.map(({ email }) => email));
    for (const row of await tx.select().from(account).where(sql`${account.email} = any(${emails}::text[])`)) {
      if (row.disabledAt) throw refuse('delegations.refusal.accountDisabled', {}, 'stale');
      accounts.set(row.email, row);
    }
  }
  return accounts;
}

/** The account behind a seat. */
export async function addresseeOf(tx: Tx, accountId: string): Promise<Addressee> {
  const [holder] = await tx.select().from(account).where(eq(account.id, accountId));
  if (!holder) throw new Error('a seat without an account');
  return holder;
}

type Sent<Facts> = {
  to: Addressee;
  conference: ConferencePlace;
  sender: Sender;
  write: (facts: Facts) => Letter;
};

/** `path`: below the conference, such as `/registration` */
export type Leading = Sent<DelegationFacts> & { path: string };

/** Queues a letter about a delegation, with a one-time link that signs its reader in and goes on to `path`. */
export async function sendLetter(tx: Tx, letter: Leading): Promise<void> {
  await queueLetter(tx, letter, await signInLink(tx, orderOf(letter)));
}

const pathOf = ({ to, conference, path }: Leading) => `/${to.locale}/${conference.slug}${path}`;
const orderOf = (letter: Leading) => ({
  email: letter.to.email,
  locale: letter.to.locale,
  path: pathOf(letter),
  hours: LINK_DAYS * 24,
});

/** Queues many such letters at once. */
export async function sendLetters(tx: Tx, letters: readonly Leading[]): Promise<void> {
  const links = await signInLinks(tx, letters.map(orderOf));
  await queueMails(
    tx,
    letters.map((letter, index) => mailOf(withLink(letter, links[index] ?? ''))),
  );
}

/** Queues many letters that only name an address. */
export const sendNotes = (tx: Tx, letters: readonly Leading[]): Promise<void> =>
  queueMails(
    tx,
    letters.map((letter) => mailOf(withLink(letter, `${config().BASE_URL}${pathOf(letter)}`))),
  );

/** Queues a letter that only names an address, where nothing needs to be done. */
export function sendNote(tx: Tx, letter: Leading): Promise<void> {
  return queueLetter(tx, letter, `${config().BASE_URL}${pathOf(letter)}`);
}

/** Queues a letter that leads nowhere: its reader has no place there any more, or nothing to do. */
export const sendWord = (tx: Tx, letter: Sent<DelegationWords>): Promise<void> =>
  queueMail(tx, mailOf(letter));

function mailOf({ write, ...letter }: Sent<DelegationWords>): Mail {
  const { to, conference, sender } = letter;
  const words = {
    conference: pick(conference.title, to.locale, conference.originalLanguage),
    delegation: senderName(sender, to.locale),
    of: ofSender(sender, to.locale),
  };
  return { conferenceId: conference.id, to: to.email, locale: to.locale, ...write(words) };
}

const withLink = ({ write, ...letter }: Sent<DelegationFacts>, link: string): Sent<DelegationWords> => ({
  ...letter,
  write: (words) => write({ ...words, link, days: LINK_DAYS }),
});

const queueLetter = (tx: Tx, letter: Sent<DelegationFacts>, link: string) =>
  sendWord(tx, withLink(letter, link));

/** Mails a person who was nominated, or is again, the link to register. */
export function sendNomination(
  tx: Tx,
  conference: ConferencePlace,
  sender: Sender,
  { to, capacity }: { to: Addressee; capacity: Capacity },
): Promise<void> {
  return sendLetter(tx, nominationLetter(conference, sender, { to, capacity }));
}

export const nominationLetter = (
  conference: ConferencePlace,
  sender: Sender,
  { to, capacity }: { to: Addressee; capacity: Capacity },
): Leading => ({
  to,
  conference,
  sender,
  path: '/registration',
  write: (facts) => ({ template: 'delegation.nominated', params: { ...facts, capacity } }),
});

/** The letter to a new focal point of a delegation. */
export const focalPointLetter = (
  conference: ConferencePlace,
  sender: Sender & { id: string },
  to: Addressee,
): Leading => ({
  to,
  conference,
  sender,
  path: `/delegations/${sender.id}`,
  write: (params) => ({ template: 'delegation.focalPoint', params }),
});

/** Tells a new head which ballots are open for the delegation, in one mail; nothing where none is. */
export async function tellNewHead(
  tx: Tx,
  conference: ConferencePlace,
  delegation: Sender & { id: string },
  { email: to, locale }: Addressee,
): Promise<void> {
  const open = await openBallotsOf(tx, conference.id, delegation.id);
  if (open.length === 0) return;
  const lines = open.map(({ number: one, procedure, question, closesAt }) =>
    sayIn(locale)('ballots.mail.entitled.one', {
      number: one,
      procedure,
      question: pick(question, locale),
      closes: moment(closesAt, locale, conference.timeZone),
    }),
  );
  const params = {
    conference: pick(conference.title, locale, conference.originalLanguage),
    of: ofSender(delegation, locale),
    ballots: lines.join('\n'),
    page: `${config().BASE_URL}/${locale}/${conference.slug}/ballots`,
  };
  await queueMail(tx, { conferenceId: conference.id, to, locale, template: 'ballots.entitled', params });
}

/**
 * Tells at once that the seat of a head changed hands while ballots are open: the former head, the new one, the focal points and
 * the credentials officers.
 * `accounts`: those of the heads.
 */
export async function tellOfNewHead(
  tx: Tx,
  actor: Actor,
  conference: ConferencePlace,
  about: { delegation: Sender & { id: string }; ballots: readonly number[]; accounts: readonly string[] },
): Promise<void> {
  const { delegation, ballots, accounts } = about;
  const [first] = ballots;
  if (first === undefined) return;
  const { rows } = await tx.execute<Pick<Addressee, 'email' | 'locale'>>(sql`
    select email, locale from account where disabled_at is null and (
      id = any(${sql.param([...accounts])}::uuid[]) or id in (select account_id from focal_point
        where conference_id = ${conference.id} and delegation_id = ${delegation.id} and withdrawn_at is null)
      or id in (select account_id from role_grant where conference_id = ${conference.id} and withdrawn_at is null
        and role = 'credentialsOfficer'))
    order by id`);
  for (const { email: to, locale } of rows) {
    const page = `${config().BASE_URL}/${locale}/${conference.slug}/ballots/${first}`;
    const params = {
      conference: pick(conference.title, locale, conference.originalLanguage),
      of: ofSender(delegation, locale),
      ballots: listing(
        ballots.map((one) => number(one, locale)),
        locale,
      ),
      office: officeOf(actor, conference.id, delegation.id),
      page,
      link: `${page}/object`,
    };
    await queueMail(tx, {
      conferenceId: conference.id,
      to,
      locale,
      template: 'ballots.headReplaced',
      params,
    });
  }
}
