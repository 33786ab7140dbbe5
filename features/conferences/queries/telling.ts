import type { Tx } from '@/db/client';
import { DEADLINES, type Deadlines } from '@/domain/deadlines';
import { type Locale, pick } from '@/domain/local-text';
import type { Letter } from '@/domain/mails';
import type { DeadlineName } from '@/domain/reminders';
import { owingIn } from '@/features/delegations/queries/owing';
import { config } from '@/platform/config';
import { moment, zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { type Mail, queueMail, queueMails } from '@/platform/mail';
import type { ConferenceFacts } from '../queries';
import { listConcerned, type WhosePart } from './removal';
import { whenOf, whereOf } from './when-and-where';

/** Mails everybody with such a part in the conference, each in the own language. */
export async function tellConcerned(
  tx: Tx,
  conferenceId: string,
  { whose, write }: { whose: WhosePart; write: (locale: Locale) => Letter },
): Promise<void> {
  for (const { email, locale } of await listConcerned(tx, conferenceId, whose))
    await queueMail(tx, { conferenceId, to: email, locale, ...write(locale) });
}

export type WhenAndWhere = Pick<
  ConferenceFacts,
  'startsOn' | 'endsOn' | 'timeZone' | 'hostCity' | 'hostCountry'
>;
type MovedConference = Pick<ConferenceFacts, 'id' | 'slug' | 'title' | 'originalLanguage' | 'hiddenAt'>;

/** What is another than it was, a line each, with the value before. */
function changesIn(before: WhenAndWhere, after: WhenAndWhere, locale: Locale): string[] {
  const say = sayIn(locale);
  const line = (field: string, was: string | null, is: string | null) =>
    was === is
      ? []
      : [
          say('delegations.change.line', {
            field,
            before: was ?? say('conferences.settings.notNamed'),
            after: is ?? say('conferences.settings.notNamed'),
          }),
        ];
  return [
    ...line(say('conferences.settings.dates'), whenOf(before, locale), whenOf(after, locale)),
    ...line(
      say('conferences.settings.timeZone'),
      zone(before.timeZone, locale),
      zone(after.timeZone, locale),
    ),
    ...line(say('conferences.mail.moved.place'), whereOf(before, locale), whereOf(after, locale)),
  ];
}

/**
 * Tells everybody who comes that a conference meets on other days, by another clock or elsewhere, and why. While it is
 * hidden nobody counts on it.
 */
export async function tellOfMove(
  tx: Tx,
  { id, slug, title, originalLanguage, hiddenAt }: MovedConference,
  { before, after, reason }: { before: WhenAndWhere; after: WhenAndWhere; reason: string },
): Promise<void> {
  if (hiddenAt || changesIn(before, after, originalLanguage).length === 0) return;
  await tellConcerned(tx, id, {
    whose: 'coming',
    write: (locale) => ({
      template: 'conferences.moved',
      params: {
        conference: pick(title, locale, originalLanguage),
        changes: changesIn(before, after, locale).join('\n'),
        reason,
        link: `${config().BASE_URL}/${locale}/${slug}/me`,
      },
    }),
  });
}

/** Deadlines that were moved or lifted, with what was before. One that is set for the first time is no change to anybody. */
const movedOf = (before: Deadlines, after: Deadlines): readonly DeadlineName[] =>
  DEADLINES.filter((name) => before[name] && before[name]?.getTime() !== after[name]?.getTime());

/** Whom a deadline concerns: that of nominations everybody whose list is open, the others who owe something by them. */
const CONCERNED: Record<DeadlineName, DeadlineName> = {
  nominationDue: 'confirmationDue',
  confirmationDue: 'confirmationDue',
  registrationDue: 'registrationDue',
};

/** Tells those whom a deadline still concerns that it is another, in one mail for all of them. While it is hidden nobody counts on it. */
export async function tellOfDeadlines(
  tx: Tx,
  { id, slug, title, originalLanguage, hiddenAt, timeZone }: MovedConference & { timeZone: string },
  { before, after }: { before: Deadlines; after: Deadlines },
): Promise<void> {
  const moved = movedOf(before, after);
  if (hiddenAt || moved.length === 0) return;
  const owing = await owingIn(tx, id, [...new Set(moved.map((name) => CONCERNED[name]))]);
  const readers = new Map<string, { locale: Locale; owes: Set<DeadlineName> }>();
  for (const { email, locale, deadline } of owing) {
    if (!email) continue;
    const reader = readers.get(email) ?? { locale, owes: new Set() };
    readers.set(email, { ...reader, owes: reader.owes.add(deadline) });
  }
  const mails = [...readers].map(([to, { locale, owes }]): Mail => {
    const say = sayIn(locale);
    const at = (due: Date | null) =>
      due ? moment(due, locale, timeZone) : say('conferences.mail.deadlinesMoved.none');
    const changes = moved
      .filter((name) => owes.has(CONCERNED[name]))
      .map((name) =>
        say('delegations.change.line', {
          field: say(`conferences.deadlines.field.${name}`),
          before: at(before[name]),
          after: at(after[name]),
        }),
      );
    const conference = pick(title, locale, originalLanguage);
    const link = `${config().BASE_URL}/${locale}/${slug}/me`;
    const params = { conference, changes: changes.join('\n'), link };
    return { conferenceId: id, to, locale, template: 'conferences.deadlinesMoved', params };
  });
  await queueMails(tx, mails);
}
