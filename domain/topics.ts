import type { Actor } from './actor';
import { can } from './permissions';

/** Who may watch things of a kind: everyone where their pages are public, else the staff and whoever's own they are. */
type Audience = 'everyone' | 'own' | 'staff';

/** The one table of what pages watch, beside whole conferences. */
const AUDIENCES = {
  account: 'own',
  agenda: 'everyone',
  ballot: 'everyone',
  communique: 'everyone',
  communiqueDraft: 'staff',
  conference: 'everyone',
  delegation: 'own',
  document: 'everyone',
  notes: 'staff',
  outcome: 'everyone',
  participant: 'own',
  rules: 'everyone',
  speakers: 'everyone',
} as const satisfies Record<string, Audience>;

type TopicKind = keyof typeof AUDIENCES;

/** One thing by its id, as an event announces it; watched, `ballot:*` is every ballot of the conference. */
export type Topic = `${TopicKind}:${string}`;

/** What is watched; no topic is the whole conference. */
export type Watched = { conferenceId: string; topics: readonly Topic[] };

/** The most topics that a page watches. */
const MOST_TOPICS = 20;

/** What a page watches, as it asks for it in an address. */
export function watching(conferenceId: string, ...topics: readonly Topic[]): string {
  const all = [['conference', conferenceId], ...topics.map((topic) => ['topic', topic])];
  return new URLSearchParams(all).toString();
}

/** What an address asks to watch; null where that is nothing that can be watched. */
export function watchedIn(query: URLSearchParams): Watched | null {
  const topics = query.getAll('topic').slice(0, MOST_TOPICS);
  return topics.every(isTopic) ? { conferenceId: query.get('conference') ?? '', topics } : null;
}

function isTopic(topic: string): topic is Topic {
  return Object.hasOwn(AUDIENCES, kindOf(topic)) && topic.includes(':');
}

const kindOf = (topic: string) => topic.slice(0, topic.indexOf(':')) as TopicKind;

/** True when what was announced under `told` concerns who watches. */
export function concerns(
  { conferenceId, topics }: Watched,
  announced: { conferenceId: string; topics: readonly Topic[] },
): boolean {
  if (announced.conferenceId !== conferenceId) return false;
  return topics.length === 0 || topics.some((topic) => announced.topics.some((one) => covers(topic, one)));
}

const covers = (topic: Topic, announced: Topic) =>
  topic.endsWith(':*') ? announced.startsWith(topic.slice(0, -1)) : announced === topic;

const isOpen = (topic: Topic) => AUDIENCES[kindOf(topic)] === 'everyone';

const isOwn = (viewer: Actor, topic: Topic) =>
  (viewer.accountId !== null && topic === `account:${viewer.accountId}`) ||
  viewer.seats.some(
    (s) => topic === `delegation:${s.delegationId}` || topic === `participant:${s.participantId}`,
  );

/** True for what everybody may watch. */
export function isPublic({ topics }: Watched): boolean {
  return topics.length > 0 && topics.every(isOpen);
}

/** The staff may watch all of their conference; others what is public, and what is their own. */
export function mayWatch(viewer: Actor, { conferenceId, topics }: Watched): boolean {
  if (can(viewer, 'conference.overview', { conferenceId })) return true;
  return topics.length > 0 && topics.every((topic) => isOpen(topic) || isOwn(viewer, topic));
}
