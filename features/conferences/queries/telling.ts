import type { Tx } from '@/db/client';
import { type Locale, pick } from '@/domain/local-text';
import type { Letter } from '@/domain/mails';
import { config } from '@/platform/config';
import { zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { queueMail } from '@/platform/mail';
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
