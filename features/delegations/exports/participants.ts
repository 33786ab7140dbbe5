import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { type ConferenceFacts, getConference } from '@/features/conferences/queries';
import { day, localDay } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { type PaperFormat, paperFile } from '@/platform/papers/making';
import { type Paper, plain } from '@/platform/papers/paper';
import { paperOf } from '@/platform/papers/paper-of';
import { participantBlocks } from '../queries/participant-words';
import { type AccreditedDelegation, listParticipants } from '../queries/participants';

/** The list of participants in a language, as a PDF or in Word. @throws Refusal `notFound`, `forbidden` */
export async function participantsFile(viewer: Actor, slug: string, locale: Locale, format?: PaperFormat) {
  const conference = await getConference(viewer, slug);
  const delegations = await listParticipants(viewer, conference.id);
  const paper = participantsPaper(conference, delegations, { locale, at: new Date() });
  return paperFile(`participants-${slug}-${locale}`, paper, format);
}

/**
 * Who takes part, by kinds of delegations, these by the names of the language, the head of each first: final once the
 * conference is closed, until then as at a day.
 */
function participantsPaper(
  conference: Pick<ConferenceFacts, 'title' | 'symbol' | 'originalLanguage' | 'timeZone' | 'closedAt'>,
  delegations: readonly AccreditedDelegation[],
  { locale, at }: { locale: Locale; at: Date },
): Paper {
  const say = sayIn(locale);
  const { timeZone, closedAt } = conference;
  const asAt = closedAt ?? at;
  const date = day(asAt, locale, timeZone);
  const kinds = participantBlocks(delegations, locale, 1);
  const note = say(kinds.length > 0 ? 'delegations.participants.note' : 'delegations.participants.none');
  return paperOf(conference, locale, {
    title: say('delegations.participants.title'),
    lead: say(closedAt ? 'delegations.participants.final' : 'delegations.participants.provisional', { date }),
    date: localDay(asAt, timeZone),
    blocks: [{ is: 'text', quiet: true, words: plain(note) }, ...kinds],
  });
}
