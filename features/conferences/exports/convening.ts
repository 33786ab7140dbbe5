import type { Actor } from '@/domain/actor';
import { filledLetter, type LetterField } from '@/domain/convening';
import type { Sender } from '@/domain/duty-facts';
import { type Locale, pick } from '@/domain/local-text';
import { missing } from '@/domain/refusal';
import { senderName } from '@/features/delegations/queries/places';
import { ofSender } from '@/platform/i18n/countries-in-words';
import { day, localDay, moment, withCommas } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { archivedPdfOf, drawnPaper } from '@/platform/papers/making';
import { type Paper, plain } from '@/platform/papers/paper';
import { paperOf } from '@/platform/papers/paper-of';
import { type ConferenceFacts, getConference } from '../queries';
import { type Convened, type ConveningLetter, getConvening, getSentLetter } from '../queries/convening';
import { whenOf, whereOf } from '../queries/when-and-where';

/** The language of a delegation: that of its first focal point, where the conference works in it and the letter is written in it. */
export function languageOf(
  { languages, originalLanguage }: Pick<ConferenceFacts, 'languages' | 'originalLanguage'>,
  { body }: Pick<ConveningLetter, 'body'>,
  [first]: Convened['focalPoints'],
): Locale {
  return first && languages.includes(first.locale) && body[first.locale] ? first.locale : originalLanguage;
}

/** What the fields of a letter say to a delegation in a language; null for what the conference has not set. */
export function letterValues(
  conference: ConferenceFacts,
  sender: Sender,
  language: Locale,
): Record<LetterField, string | null> {
  const { timeZone, title, originalLanguage } = conference;
  const at = (due: Date | null) => due && moment(due, language, timeZone);
  return {
    country: senderName(sender, language),
    of: ofSender(sender, language),
    conference: pick(title, language, originalLanguage),
    dates: whenOf(conference, language),
    place: whereOf(conference, language),
    nominationDue: at(conference.nominationDue),
    confirmationDue: at(conference.confirmationDue),
    registrationDue: at(conference.registrationDue),
  };
}

/** The letter that convenes a delegation, as it is sent at an instant. */
export function conveningPaper(
  conference: ConferenceFacts,
  letter: ConveningLetter,
  { sender, language, at }: { sender: Sender; language: Locale; at: Date },
): Paper {
  const say = sayIn(language);
  const { timeZone, originalLanguage } = conference;
  const own = (text: ConveningLetter['body']) => pick(text, language, originalLanguage);
  const values = letterValues(conference, sender, language);
  const paragraphs = filledLetter(own(letter.body), values).split(/\n\s*\n/);
  return paperOf(conference, language, {
    title: say('conferences.letter.subject', { conference: values.conference ?? '' }),
    letterhead: own(letter.letterhead),
    date: localDay(at, timeZone),
    blocks: [
      { is: 'text', words: plain(withCommas([own(letter.signedAt), day(at, language, timeZone)], language)) },
      { is: 'text', words: plain(say('conferences.letter.addressed', { of: values.of ?? '' })) },
      ...paragraphs.map((text) => ({ is: 'text', words: plain(text) }) as const),
      { is: 'signature', name: letter.signer, words: plain(own(letter.signerOffice)) },
    ],
  });
}

/** The last letter of a delegation as it was sent; or, for organizers, `preview`: as it would be sent now. */
export async function conveningFile(
  viewer: Actor,
  slug: string,
  { delegationId, preview }: { delegationId: string; preview: boolean },
) {
  const conference = await getConference(viewer, slug);
  const data = preview
    ? await previewOf(viewer, conference, delegationId)
    : (await getSentLetter(viewer, conference.id, delegationId)).data;
  return { name: `letter-${slug}.pdf`, type: 'application/pdf', bytes: await archivedPdfOf(data) };
}

async function previewOf(viewer: Actor, conference: ConferenceFacts, delegationId: string) {
  const { letter, convened } = await getConvening(viewer, conference.id);
  const one = convened.find(({ id }) => id === delegationId);
  if (!letter || !one) throw missing();
  const language = languageOf(conference, letter, one.focalPoints);
  return drawnPaper(conveningPaper(conference, letter, { sender: one, language, at: new Date() }));
}
