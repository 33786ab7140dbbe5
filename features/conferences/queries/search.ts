import { sql } from 'drizzle-orm';
import type { ResultGroup, Results } from '@/components/palette/results';
import { withTx } from '@/db/client';
import { type Actor, speakingSeat } from '@/domain/actor';
import { LOCALES, type Locale, type LocalText, pick } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { isRefusal } from '@/domain/refusal';
import { bestOf, type FoundKind, questionIn } from '@/domain/search';
import { OWN_PAGES, SIGN_OUT_FORM } from '@/features/accounts/queries';
import { AGENDA_DESTINATIONS, sessionsSearch } from '@/features/agenda/queries/search';
import { BALLOT_DESTINATIONS, ballotsSearch } from '@/features/ballots/queries/search';
import { CREDENTIALS_DESTINATIONS } from '@/features/credentials/queries/search';
import {
  countriesSearch,
  DELEGATION_DESTINATIONS,
  delegationsSearch,
  personsSearch,
} from '@/features/delegations/queries/search';
import { DOCUMENTS_DESTINATIONS, documentsSearch } from '@/features/documents/queries/search';
import { IMPLEMENTATION_DESTINATIONS } from '@/features/implementation/queries/search';
import { outcomesSearch } from '@/features/outcomes/queries/search';
import { communiqueSearch, PRESS_DESTINATIONS } from '@/features/press/queries/search';
import { PROPOSAL_DESTINATIONS } from '@/features/proposals/queries/search';
import { TOPIC_DESTINATIONS } from '@/features/topics/queries/search';
import type { BareKey } from '@/messages/keys';
import { languageName } from '@/platform/i18n/format';
import { type Say, sayIn } from '@/platform/i18n/messages';
import { worded } from '@/platform/i18n/worded';
import { limit } from '@/platform/limit';
import {
  type Asking,
  type Destination,
  destinations,
  elsewhere,
  findIn,
  type Line,
  openTo,
  type Searchable,
  type SearchedConference,
  searchable,
} from '@/platform/search';
import { conferencePlaces } from '../components/places';
import { thereFor } from '../queries';

type Area = {
  destinations?: readonly Destination[];
  kinds?: readonly ((asking: Asking) => Searchable | null)[];
};

const CONFERENCE_DESTINATIONS: readonly Destination[] = [
  {
    kind: 'page',
    title: 'conferences.finalReport.title',
    path: '/documents/final-report',
    may: 'finalReport.see',
  },
  { kind: 'page', title: 'conferences.deadlines.title', path: '/settings/deadlines', may: 'deadlines.set' },
  {
    kind: 'page',
    title: 'delegations.form.title',
    path: '/settings/questions',
    may: 'formQuestion.edit',
  },
  { kind: 'page', title: 'conferences.letter.title', path: '/settings/letter', may: 'letter.edit' },
  { kind: 'page', title: 'conferences.members.title', path: '/settings/members', may: 'member.add' },
  { kind: 'page', title: 'conferences.settings.part.roles', path: '/settings/roles', may: 'role.grant' },
  { kind: 'page', title: 'conferences.rules.title', path: '/settings/rules', may: 'rules.write' },
  {
    kind: 'action',
    title: 'conferences.rules.add',
    path: '/settings/rules/new',
    may: 'rules.write',
    only: 'open',
  },
  {
    kind: 'action',
    title: 'conferences.suspensions.addTitle',
    path: '/settings/suspensions',
    may: 'suspension.write',
  },
  {
    kind: 'action',
    title: 'conferences.settings.part.close',
    path: '/settings/close',
    may: 'conference.close',
    only: 'open',
  },
  {
    kind: 'action',
    title: 'conferences.settings.part.hide',
    path: '/settings/hide',
    may: 'conference.hide',
    only: 'open',
  },
  {
    kind: 'action',
    title: 'conferences.settings.part.remove',
    path: '/settings/remove',
    may: 'conference.remove',
    only: 'open',
  },
];

/** What each area lets be found. An area that is added has its line here. */
export const SEARCHED_AREAS: Readonly<Record<string, Area>> = {
  accounts: {},
  agenda: { destinations: AGENDA_DESTINATIONS, kinds: [sessionsSearch] },
  ballots: { destinations: BALLOT_DESTINATIONS, kinds: [ballotsSearch] },
  conferences: { destinations: CONFERENCE_DESTINATIONS },
  credentials: { destinations: CREDENTIALS_DESTINATIONS },
  delegations: {
    destinations: DELEGATION_DESTINATIONS,
    kinds: [countriesSearch, delegationsSearch, personsSearch],
  },
  documents: { destinations: DOCUMENTS_DESTINATIONS, kinds: [documentsSearch] },
  implementation: { destinations: IMPLEMENTATION_DESTINATIONS },
  members: {},
  notes: {},
  notices: {},
  outcomes: { kinds: [outcomesSearch] },
  speakers: {},
  topics: { destinations: TOPIC_DESTINATIONS },
  press: { destinations: PRESS_DESTINATIONS, kinds: [communiqueSearch] },
  proposals: { destinations: PROPOSAL_DESTINATIONS },
};

type Facts = { title: LocalText; symbol: string; original: Locale };

/** Every conference that is there for the viewer, by title, symbol, city and region. */
function conferencesSearch(viewer: Actor, locale: Locale): Searchable {
  const rows = sql`
    select '/' || c.slug as path, jsonb_build_object('title', c.title, 'symbol', c.symbol,
        'original', c.original_language) as facts,
      coalesce(c.starts_on::text, '9') || c.slug as place,
      concat_ws(E'\n', c.title ->> ${locale}::text, c.symbol, c.host_city ->> ${locale}::text) as text,
      concat_ws(E'\n', ${elsewhere(sql`c.title`, locale)}, ${elsewhere(sql`c.host_city`, locale)}) as elsewhere
    from conference c where ${thereFor(viewer, sql`c`)}`;
  return searchable<Facts>('conference', rows, ({ title, symbol, original }) => ({
    title: pick(title, locale, original),
    detail: symbol,
  }));
}

type Goal = Line & { path: string };

/** What the head of every page does: the same page in another language, and signing out. */
function headActs(viewer: Actor, { locale, say, at }: { locale: Locale; say: Say; at: string }): Goal[] {
  const languages = LOCALES.filter((other) => other !== locale).map((language) => ({
    title: say('conferences.search.language', { language: languageName(language, locale) }),
    detail: languageName(language, language),
    path: at,
    language,
  }));
  const leaving = { title: say('accounts.account.signOut'), path: '/account', form: SIGN_OUT_FORM };
  return can(viewer, 'account.signOut') ? [...languages, leaving] : languages;
}

/** The delegation that the viewer sits in, for who does not find it among the places of the conference. */
function ownDelegation(viewer: Actor, { id, slug }: SearchedConference, say: Say): Goal[] {
  const seat = speakingSeat(viewer, id);
  if (!seat || !can(viewer, 'delegation.see', { conferenceId: id, delegationId: seat.delegationId }))
    return [];
  return [{ title: say('frame.nav.ownDelegation'), path: `/${slug}/delegations/${seat.delegationId}` }];
}

/** The pages and acts outside of any conference that the viewer may open. */
function houseGoals(viewer: Actor, say: Say): Record<'page' | 'action', Goal[]> {
  const own = viewer.accountId !== null;
  const page = [
    { title: say('conferences.home.title'), path: '' },
    ...(own ? OWN_PAGES.map(({ key, path }) => ({ title: say(key), path })) : []),
    ...(own ? [] : [{ title: say('accounts.signIn.title'), path: '/sign-in' }]),
    ...(can(viewer, 'administrator.name')
      ? [{ title: say('accounts.administrators.title'), path: '/administrators' }]
      : []),
    ...(can(viewer, 'membership.edit') ? [{ title: say('members.title'), path: '/members' }] : []),
    ...(can(viewer, 'conference.remove')
      ? [{ title: say('conferences.removed.title'), path: '/removed' }]
      : []),
    ...(can(viewer, 'outbox.read') ? [{ title: say('notices.inbox.title'), path: '/inbox' }] : []),
  ];
  const action = can(viewer, 'conference.create')
    ? [
        { title: say('conferences.founding.conferenceTitle'), path: '/first-run/conference' },
        { title: say('conferences.founding.seriesTitle'), path: '/first-run/series' },
      ]
    : [];
  return { page, action };
}

/** The pages and acts of a conference that the viewer may open, and behind them those of the house. */
export function goalsOf(viewer: Actor, conference: SearchedConference | null, locale: Locale) {
  const say = sayIn(locale);
  const { page, action: house } = houseGoals(viewer, say);
  const at = conference ? `/${conference.slug}` : '';
  const action = [...house, ...headActs(viewer, { locale, say, at })];
  if (!conference) return { page, action };
  const asking = { viewer, conference, locale, say };
  const places = conferencePlaces(viewer, conference).map(({ key, path }) => ({
    title: say(`frame.nav.${key}`),
    path: `/${conference.slug}${path}`,
  }));
  const more = Object.values(SEARCHED_AREAS)
    .flatMap((area) => openTo(asking, area.destinations ?? []))
    .map(({ kind, title, path }) => ({ kind, title: say(title), path: `/${conference.slug}${path}` }));
  const ofKind = (kind: Destination['kind']) => more.filter((one) => one.kind === kind);
  const own = ownDelegation(viewer, conference, say).filter(
    ({ path }) => !places.some((one) => one.path === path),
  );
  return { page: [...places, ...own, ...ofKind('page'), ...page], action: [...ofKind('action'), ...action] };
}

/** What each kind is called above its group. */
const KIND_LABELS: Readonly<Record<FoundKind, BareKey>> = {
  page: 'conferences.search.kind.page',
  action: 'conferences.search.kind.action',
  outcome: 'frame.nav.outcomes',
  ballot: 'frame.nav.ballots',
  session: 'conferences.search.kind.session',
  document: 'conferences.search.kind.document',
  country: 'conferences.search.kind.country',
  delegation: 'frame.nav.delegations',
  person: 'conferences.search.kind.person',
  conference: 'conferences.home.title',
};

/** The most searches in a minute: of one account, or of one network by people who are not signed in. */
export const MOST_SEARCHES = { account: 240, client: 1200 };

/** From where somebody searches: `client` names the network (see `clientKey`), no conference is the whole house. */
export type From = { conference: SearchedConference | null; locale: Locale; client: string };

/**
 * What the viewer may open that fits what was typed, in the reader's language; of an empty question the pages and acts.
 * The search itself is one question to the database, however many areas there are, beside the one that counts; what is
 * drawn from something signed or frozen (released sessions, adopted outcomes, declared ballots) is looked at once more.
 * @throws Refusal `tooMany`
 */
export async function search(
  viewer: Actor,
  { conference, locale, client }: From,
  typed: unknown,
): Promise<Results> {
  const say = sayIn(locale);
  const question = questionIn(typed);
  const goals = goalsOf(viewer, conference, locale);
  const group = (kind: FoundKind, lines: readonly Goal[]): ResultGroup => ({
    key: kind,
    label: say(KIND_LABELS[kind]),
    lines: lines.map(({ path, ...line }) => ({ ...line, href: `/${line.language ?? locale}${path}` })),
  });
  if (!question) {
    const groups = (['page', 'action'] as const).map((kind) => group(kind, goals[kind]));
    return { groups: groups.filter(({ lines }) => lines.length > 0), sentence: '' };
  }
  const areas = Object.values(SEARCHED_AREAS).flatMap(({ kinds = [] }) => kinds);
  const kinds = [
    destinations('page', goals.page),
    destinations('action', goals.action),
    ...(conference ? areas.flatMap((kind) => kind({ viewer, conference, locale, say }) ?? []) : []),
    conferencesSearch(viewer, locale),
  ];
  const { results, total } = await withTx(viewer, async (tx) => {
    const { accountId } = viewer;
    if (accountId) await limit(tx, `search:account:${accountId}`, MOST_SEARCHES.account, 60);
    else await limit(tx, `search:client:${client}`, MOST_SEARCHES.client, 60);
    return findIn(tx, question, kinds);
  });
  const lineOf = new Map(kinds.map((kind) => [kind.kind, kind.lineOf]));
  const groups = bestOf(results).map((best) =>
    group(
      best.kind,
      best.results.map(({ kind, facts, path }) => ({ title: '', ...lineOf.get(kind)?.(facts), path })),
    ),
  );
  const shown = groups.reduce((sum, { lines }) => sum + lines.length, 0);
  const sentence =
    total > shown
      ? say('conferences.search.best', { shown, total })
      : say('conferences.search.found', { count: shown });
  return { groups, sentence: shown === 0 ? say('conferences.search.none', { question }) : sentence };
}

/** The same for who only reads the answer: one who searches too often is told so in place of results. */
export async function searchOrSay(
  viewer: Actor,
  from: From,
  typed: unknown,
): Promise<{ results: Results; refused: boolean }> {
  try {
    return { results: await search(viewer, from, typed), refused: false };
  } catch (error) {
    if (!isRefusal(error) || error.kind !== 'tooMany') throw error;
    const sentence = worded(error.sentence, from.locale);
    return { results: { groups: [], sentence }, refused: true };
  }
}
