import type { Actor } from '@/domain/actor';
import type { ConferenceEntity } from '@/domain/events';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { can, type Permission } from '@/domain/permissions';
import { countryName } from '@/platform/i18n/country-names';
import { withCommas } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { type Say, sayIn } from '@/platform/i18n/messages';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import type { ConferenceFacts } from '../queries';
import { type KnownThingOf, type NamedEntity, type Things, thingIn } from '../queries/record-things';

export type RecordConference = Pick<ConferenceFacts, 'id' | 'slug' | 'symbol' | 'title' | 'timeZone'>;
/** Who reads, of which conference, in which language. */
export type Reading = { viewer: Actor; conference: RecordConference; locale: Locale; things: Things };

type Facts<E extends NamedEntity> = Partial<KnownThingOf<E>>;
/** `name` of what is known of a thing, or of what an event kept of it; `path` below the conference, and who may go there, null for everybody. */
type Described<E extends NamedEntity> = {
  name: (facts: Facts<E>, locale: Locale, say: Say) => string | null;
  path: (
    thing: KnownThingOf<E>,
    may: (permission: Permission) => boolean,
  ) => [string, Permission | null, string?];
};

const local = (text: LocalText | undefined, locale: Locale) => (text ? pick(text, locale) : null);
const joined = (parts: readonly (string | null | undefined)[], locale: Locale) =>
  withCommas(
    parts.flatMap((part) => part || []),
    locale,
  ) || null;
const sender = (by: { countryCode?: string | null; organization?: string | null }, locale: Locale) =>
  by.countryCode ? countryName(by.countryCode, locale) : (by.organization ?? null);

/** How each sort of thing is named, and where it is found; a sort that is added does not compile until it stands here. */
const DESCRIBED: { [E in NamedEntity]: Described<E> } = {
  agendaItem: {
    name: ({ number, title }, locale, say) =>
      number && title
        ? say('conferences.record.thing.agendaItem', {
            number: itemLabel(String(number), locale),
            title: pick(title, locale),
          })
        : null,
    path: () => ['/agenda/edit/items', 'agendaItem.edit'],
  },
  ballot: {
    name: ({ number }, _locale, say) => (number ? say('ballots.number', { number }) : null),
    path: ({ number }) => [`/ballots/${number}`, null],
  },
  ballotDraft: {
    name: ({ outcome }, _locale, say) => (outcome ? say('ballots.drafts.of', { number: outcome }) : null),
    path: ({ id }) => [`/ballots/drafts/${id}`, 'ballotDraft.see'],
  },
  delegation: {
    name: (facts, locale) => sender(facts, locale),
    path: ({ id }) => [`/delegations/${id}`, 'delegation.see', id],
  },
  document: {
    name: ({ symbol }) => symbol ?? null,
    path: ({ id, communique }) => [communique ? '/communique' : `/documents/${id}`, null],
  },
  focalPoint: {
    name: ({ name, ...facts }, locale) => joined([name, sender(facts, locale)], locale),
    path: ({ delegationId }) => [`/delegations/${delegationId}`, 'delegation.list'],
  },
  outcome: {
    name: ({ number, symbol = null }, locale) => (number ? nameOfOutcome({ number, symbol }, locale) : null),
    path: ({ number }) => [`/outcomes/${number}`, 'outcome.see'],
  },
  paragraph: {
    name: ({ session, number }, locale, say) =>
      session && number
        ? say('conferences.record.thing.paragraph', {
            session: pick(session, locale),
            number: itemLabel(number, locale),
          })
        : null,
    path: ({ sessionId }) => [`/sessions/${sessionId}`, 'agenda.seeDraft'],
  },
  participant: {
    name: ({ name, ...facts }, locale) => joined([name, sender(facts, locale)], locale),
    path: ({ id, delegationId, withdrawn }) =>
      withdrawn
        ? [`/delegations/${delegationId}`, 'delegation.list']
        : [`/accreditation/${id}`, 'registration.decide'],
  },
  roleGrant: {
    name: ({ name, role }, locale, say) => joined([name, role && say(`accounts.role.${role}`)], locale),
    path: () => ['/settings/roles', 'role.grant'],
  },
  room: { name: ({ name }) => name ?? null, path: () => ['/agenda/edit/rooms', 'room.edit'] },
  rulesProfile: {
    name: ({ name }, locale) => local(name, locale),
    path: () => ['/settings/rules', 'rules.write'],
  },
  session: {
    name: ({ title }, locale) => local(title, locale),
    path: ({ id, cancelled }, may) =>
      may('session.edit') && !cancelled
        ? [`/agenda/edit/${id}`, 'session.edit']
        : [`/sessions/${id}`, 'agenda.seeDraft'],
  },
  speakersList: {
    name: ({ session }, locale, say) =>
      session ? say('conferences.record.thing.speakersList', { session: pick(session, locale) }) : null,
    path: ({ id }) => [`/sessions/${id}`, 'agenda.seeDraft'],
  },
  statement: {
    name: ({ session, number }, locale, say) =>
      session && number
        ? say('conferences.record.thing.statement', { session: pick(session, locale), number })
        : null,
    path: ({ sessionId }) => [`/sessions/${sessionId}`, 'agenda.seeDraft'],
  },
  suspension: {
    name: (facts, locale) => sender(facts, locale),
    path: () => ['/settings/suspensions', 'suspension.write'],
  },
  topic: {
    name: ({ title }, locale) => local(title, locale),
    path: ({ id }) => [`/topics#topic-${id}`, null],
  },
};

const isNamed = (entity: string): entity is NamedEntity => Object.hasOwn(DESCRIBED, entity);

/** A thing by its name, with the address that the reader may go to; null where nothing is known of it. */
export type NamedThing = { name: string; href: string | null };

/**
 * What an entry is about, by its name now; what is gone by what the event `kept`, and it leads nowhere.
 */
export function namedThing(
  reading: Reading,
  entity: string,
  id: string,
  kept: Readonly<Record<string, unknown>> = {},
): NamedThing | null {
  const { viewer, conference, locale, things } = reading;
  const say = sayIn(locale);
  const may = (permission: Permission, delegationId?: string) =>
    can(viewer, permission, { conferenceId: conference.id, delegationId });
  const to = (path: string) => `/${locale}/${conference.slug}${path}`;
  if (entity === ('conference' satisfies ConferenceEntity))
    return { name: conference.symbol, href: may('conference.edit') ? to('/settings') : null };
  if (entity === ('agendaRelease' satisfies ConferenceEntity)) {
    const number = Number(id);
    return { name: say('conferences.record.thing.agendaRelease', { number }), href: to('/agenda') };
  }
  if (entity === ('member' satisfies ConferenceEntity))
    return { name: countryName(id, locale), href: may('member.add') ? to('/settings/members') : null };
  if (!isNamed(entity)) return null;
  return described(entity);

  function described<E extends NamedEntity>(sort: E): NamedThing | null {
    const { name, path }: Described<E> = DESCRIBED[sort];
    const thing = thingIn(things, sort, id);
    const words = name(thing ?? (kept as Facts<E>), locale, say);
    if (!words) return null;
    const way = thing ? path(thing, may) : null;
    return { name: words, href: way && (way[1] === null || may(way[1], way[2])) ? to(way[0]) : null };
  }
}
