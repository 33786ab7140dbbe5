import type { Actor, Capacity, DelegationKind } from '@/domain/actor';
import { type BadgeSize, namesOnBadge } from '@/domain/badges';
import { type Locale, pick } from '@/domain/local-text';
import { missing } from '@/domain/refusal';
import { originalFirst } from '@/domain/working-languages';
import { type ConferenceFacts, getConference } from '@/features/conferences/queries';
import { whenOf, whereOf } from '@/features/conferences/queries/when-and-where';
import { localDay, withCommas } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import type { Badge } from '@/platform/papers/badge';
import { badgesPdfOf } from '@/platform/papers/making';
import type { Run } from '@/platform/papers/paper';
import { codePicture, keptPicture } from '@/platform/papers/pictures';
import { codeOf } from '../queries/badge-codes';
import { listBadges, type PrintedBadge } from '../queries/badges';
import { senderName } from '../queries/places';

type BadgePrint = { locale: Locale; size: BadgeSize; holders: readonly string[] | null };

/** The badges of persons as a PDF to be printed, each on a page. @throws the 404 Refusal where there is none */
export async function badgesPdf(viewer: Actor, slug: string, { locale, size, holders }: BadgePrint) {
  const conference = await getConference(viewer, slug);
  const badges = await listBadges(viewer, conference.id, { holders, locale });
  if (badges.length === 0) throw missing();
  const drawn: Badge[] = [];
  // One after the other: a photo is read while nothing else of the house waits for it.
  for (const badge of badges) drawn.push(await badgeDrawn(viewer, conference, badge));
  const { originalLanguage: language, title } = conference;
  const bytes = await badgesPdfOf({
    ...{ language, size, badges: drawn },
    title: sayIn(language)('delegations.badge.many'),
    conference: pick(title, language, language),
    lead: withCommas(
      [whenOf(conference, language), whereOf(conference, language)].filter((one) => one !== null),
      language,
    ),
    date: localDay(new Date(), conference.timeZone),
  });
  return { name: `badges-${slug}-${size}.pdf`, type: 'application/pdf', bytes };
}

/** What is said in each language of the conference, the original first; what reads the same is said once. */
function inEach({ languages, originalLanguage }: ConferenceFacts, word: (language: Locale) => string): Run[] {
  const runs = originalFirst(languages, originalLanguage).map((language) => ({
    language,
    text: word(language),
  }));
  return runs.filter(({ text }, at) => runs.findIndex((other) => other.text === text) === at);
}

async function badgeDrawn(viewer: Actor, conference: ConferenceFacts, badge: PrintedBadge): Promise<Badge> {
  const { kind, capacity, name, photo } = badge;
  const say = sayIn(conference.originalLanguage);
  return {
    names: namesOnBadge(badge),
    senders: inEach(conference, (language) => senderName(badge, language)),
    capacity: inEach(conference, capacityIn(capacity)),
    category: kind,
    band: inEach(conference, kindIn(kind)),
    number: say('delegations.badge.number', { number: badge.number }),
    code: codePicture(
      codeOf({ conferenceId: conference.id, badgeId: badge.id }),
      say('delegations.badge.code'),
    ),
    photo: photo && (await keptPicture(viewer, photo, say('delegations.reg.photoAlt', { name }))),
  };
}

const capacityIn = (capacity: Capacity) => (language: Locale) =>
  sayIn(language)(`delegations.capacity.${capacity}`);
const kindIn = (kind: DelegationKind) => (language: Locale) => sayIn(language)(`delegations.kind.${kind}`);
