import { type Actor, CAPACITIES, DELEGATION_KINDS } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { type ConferenceFacts, getConference } from '@/features/conferences/queries';
import { formalTitle } from '@/platform/i18n/country-names';
import { day, inOrder, localDay, sorted } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { type Block, type Paper, type PaperText, plain } from '@/platform/papers/paper';
import { paperOf } from '@/platform/papers/paper-of';
import { pdfOf } from '@/platform/papers/pdf';
import { type AccreditedDelegation, type ListedPerson, listParticipants } from '../queries/participants';
import { senderName, senderSortKey } from '../queries/places';

/** The list of participants in a language, as a PDF. @throws Refusal `notFound`, `forbidden` */
export async function participantsFile(viewer: Actor, slug: string, locale: Locale) {
  const conference = await getConference(viewer, slug);
  const delegations = await listParticipants(viewer, conference.id);
  const bytes = await pdfOf(participantsPaper(conference, delegations, { locale, at: new Date() }));
  return { name: `participants-${slug}-${locale}.pdf`, type: 'application/pdf', bytes };
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
  const kinds = DELEGATION_KINDS.flatMap((kind): Block[] => {
    const ofKind = delegations.filter((one) => one.kind === kind);
    if (ofKind.length === 0) return [];
    const title = plain(say('delegations.participants.group', { kind }));
    const listed = sorted(ofKind, locale, (one) => senderSortKey(one, locale));
    return [{ is: 'heading', level: 1, words: title }, ...listed.flatMap((one) => blocksOf(one, locale))];
  });
  const note = say(kinds.length > 0 ? 'delegations.participants.note' : 'delegations.participants.none');
  return paperOf(conference, locale, {
    title: say('delegations.participants.title'),
    lead: say(closedAt ? 'delegations.participants.final' : 'delegations.participants.provisional', { date }),
    date: localDay(asAt, timeZone),
    blocks: [{ is: 'text', quiet: true, words: plain(note) }, ...kinds],
  });
}

function blocksOf(one: AccreditedDelegation, locale: Locale): Block[] {
  const formal = one.countryCode && formalTitle(one.countryCode, locale);
  const name = senderName(one, locale);
  const heading: PaperText = one.countryCode ? plain(name) : [{ text: name, typed: true }];
  const blocks: Block[] = [{ is: 'heading', level: 2, words: heading }];
  if (formal) blocks.push({ is: 'text', quiet: true, words: plain(formal) });
  if (one.people.length > 0) blocks.push({ is: 'facts', rows: peopleOf(one.people, locale) });
  return blocks;
}

function peopleOf(people: readonly ListedPerson[], locale: Locale) {
  const say = sayIn(locale);
  const rank = ({ capacity }: ListedPerson) => CAPACITIES.indexOf(capacity);
  const byName = inOrder(locale);
  return [...people]
    .sort((a, b) => rank(a) - rank(b) || byName(a.name, b.name))
    .map(({ name, office, capacity }) => ({
      term: say(`delegations.capacity.${capacity}`),
      words: [
        { text: name, typed: true, strong: true },
        ...(office ? [{ text: `\n${office}`, typed: true } as const] : []),
      ] as PaperText,
    }));
}
