import { randomUUID } from 'node:crypto';
import { newId } from '@/db/columns';
import { COUNTRY_CODES } from '@/platform/i18n/country-names';
import type { TestConference } from '../conference/conference';
import { FORMER, INSIDERS, type Person, SEATS } from './persons';

const KEYS = [
  'series',
  'gone',
  'colleague',
  'administrates',
  'meetingRoom',
  'emptyRoom',
  'item',
  'emptyItem',
  'session',
  'debate',
  'closedDebate',
  'otherAnnouncing',
  'waiting',
  'waitingBehind',
  'speech',
  'pausedSpeech',
  'endedSpeech',
  'cancelled',
  'paragraph',
  'nextParagraph',
  'keptNotes',
  'circulatedSession',
  'circulated',
  'circulation',
  'comment',
  'aside',
  'text',
  'preamble',
  'otherDraft',
  'moved',
  'debated',
  'callable',
  'called',
  'objected',
  'objection',
  'submitted',
  'askedFor',
  'sponsored',
  'openToSponsors',
  'admission',
  'debatedPreamble',
  'debatedText',
  'amendment',
  'otherAmendment',
  'secondedAmendment',
  'divided',
  'dividedText',
  'undividedText',
  'restText',
  'part',
  'adopted',
  'adoptedText',
  'followed',
  'followedText',
  'reservation',
  'notedSession',
  'noted',
  'approvedSession',
  'approved',
  'classifiedSession',
  'grant',
  'grantee',
  'suspension',
  'rules',
  'meetingRules',
  'focal',
  'photo',
  'paper',
  'attended',
  'restricted',
  'leaflet',
  'applicantSeat',
  'presentSeat',
  'expectedSeat',
  'presentBadge',
  'nomineeSeat',
  'formerDelegation',
  'offer',
  'offeredPlace',
  'waitingPlace',
  'formerMeeting',
  'formerVoting',
  'draft',
  'left',
  'voted',
  'silent',
  'unclear',
  'vote',
  'silence',
  'doubted',
  'ballotDraft',
  'ownMeeting',
  'otherMeeting',
  'observerMeeting',
  'ownVoting',
  'otherVoting',
  'observerVoting',
  'ownOver',
  'ownMistake',
  'ownAnnouncing',
  'communique',
  'statement',
  'topic',
  'linkedTopic',
  'freeTopic',
  'stated',
  'said',
  'saidNext',
  'published',
  'mail',
  'proposal',
  'ownProposal',
  'membership',
  'list',
  'listFile',
  'askedQuestion',
  'nextQuestion',
] as const;

const fresh = <K extends string>(names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, newId()])) as Record<K, string>;

/** What is known of a side before any of it is written. */
export type World = {
  tag: string;
  canary: (kind: string, whose?: string) => string;
  ids: Record<(typeof KEYS)[number], string>;
  meeting: TestConference;
  voting: TestConference;
  /** closed a moment ago, with nothing in it */
  over: TestConference;
  /** nothing of it is public or final */
  mistake: TestConference;
  /** its communiqué is reviewed and to be published */
  announcing: TestConference;
  /** hidden from all but its organizers */
  hidden: TestConference;
  accounts: Record<Person, string>;
  seats: Record<(typeof SEATS)[number], string>;
  /** of those who sit in the conference that votes; each asks for a change under the same id */
  votingSeats: Record<(typeof SEATS)[number], string>;
  first: number;
  /** who was a member, on which day, and who may become one: all sides have the same list */
  formerMember: string;
  memberOn: string;
  newMember: string;
};

let sides = 0;
/** Countries that no side has in its conferences. */
const OTHERS = COUNTRY_CODES.filter((code) => !['AR', 'BR', 'CA', 'CL', 'NR', 'PE'].includes(code));
const codeOf = (n: number) => OTHERS[n % OTHERS.length] ?? '';

export const HOUR = 3_600_000;

/** The ids of a side, and its words: every restricted text in it is `canary(kind, whose)`. */
export function aWorld(name: string, first: number): World {
  const tag = `${name}-${randomUUID().slice(0, 8)}`;
  const canary = (kind: string, whose = 'house') => `canary-${kind}-${whose.toLowerCase()}-${tag}`;
  const persons = [...INSIDERS, ...FORMER, 'stranger', 'applicant'] as const;
  sides += 1;
  return {
    tag,
    canary,
    first,
    formerMember: codeOf(2 * sides),
    memberOn: `${1901 + Math.floor((2 * sides) / OTHERS.length)}-01-01`,
    newMember: codeOf(2 * sides + 1),
    ids: fresh(KEYS),
    meeting: { id: newId(), slug: `meeting-${tag}` },
    voting: { id: newId(), slug: `voting-${tag}` },
    over: { id: newId(), slug: `over-${tag}` },
    mistake: { id: newId(), slug: `mistake-${tag}` },
    announcing: { id: newId(), slug: `announcing-${tag}` },
    hidden: { id: newId(), slug: `hidden-${tag}` },
    accounts: fresh(persons),
    seats: fresh(SEATS),
    votingSeats: fresh(SEATS),
  };
}
