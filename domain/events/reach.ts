import type { EventKind } from '../events';

type Noun<Kind extends string = EventKind> = Kind extends `${infer N}.${string}` ? N : never;

/**
 * How far an event reaches, by its noun. `pages`: something that the public reads shows it. `rights`: it may end a session
 * or take a right away, from the account that it is about (`own`) or from anybody there.
 */
type Reach = { pages: boolean; rights: 'own' | 'anybody' | null };

const QUIET: Reach = { pages: false, rights: null };
const SHOWN: Reach = { pages: true, rights: null };

/** The one table: a new noun does not compile until it stands here. */
const REACH: Record<Noun, Reach> = {
  account: { pages: false, rights: 'own' },
  administrator: { pages: false, rights: 'anybody' },
  agenda: SHOWN,
  agendaItem: SHOWN,
  amendment: SHOWN,
  badge: QUIET,
  ballot: SHOWN,
  ballotDraft: QUIET,
  checkIn: QUIET,
  circulation: QUIET,
  close: SHOWN,
  comment: QUIET,
  communique: SHOWN,
  conference: SHOWN,
  countryName: SHOWN,
  consensusCall: SHOWN,
  consent: SHOWN,
  corrigendum: SHOWN,
  credentials: SHOWN,
  // Those who take part read it, and nobody else.
  credentialsReport: QUIET,
  deadlines: QUIET,
  delegation: { pages: true, rights: 'anybody' },
  division: SHOWN,
  document: SHOWN,
  // Nothing that the public reads shows it.
  finalReport: QUIET,
  // Lists of those who take part name the person no more.
  erasure: SHOWN,
  letter: QUIET,
  finding: SHOWN,
  floor: SHOWN,
  floorRequest: SHOWN,
  focalPoint: { pages: true, rights: 'anybody' },
  followUp: SHOWN,
  // Whoever registers reads them, and nobody else.
  formQuestion: QUIET,
  head: SHOWN,
  implementation: SHOWN,
  import: QUIET,
  intervention: SHOWN,
  key: QUIET,
  mail: QUIET,
  member: SHOWN,
  membership: QUIET,
  // Who writes them live writes no more.
  notes: { pages: true, rights: 'anybody' },
  notesVersion: QUIET,
  objection: SHOWN,
  outcome: SHOWN,
  ownData: QUIET,
  part: SHOWN,
  paragraph: QUIET,
  participant: { pages: false, rights: 'anybody' },
  proposal: QUIET,
  registration: QUIET,
  reservation: SHOWN,
  role: { pages: true, rights: 'anybody' },
  room: SHOWN,
  rules: SHOWN,
  seconding: SHOWN,
  showOfHands: SHOWN,
  secondPerson: QUIET,
  series: SHOWN,
  session: SHOWN,
  silence: SHOWN,
  sponsorship: SHOWN,
  speakersList: SHOWN,
  speakingTimes: SHOWN,
  statement: SHOWN,
  submission: QUIET,
  suspension: SHOWN,
  topic: SHOWN,
  translation: SHOWN,
  vote: QUIET,
  waitingPlace: QUIET,
};

/** What another version of this house announces, and this one does not know, reaches everything. */
const EVERYTHING: Reach = { pages: true, rights: 'anybody' };

function reachOf(kind: string): Reach {
  const noun = kind.slice(0, kind.indexOf('.'));
  return Object.hasOwn(REACH, noun) ? REACH[noun as Noun] : EVERYTHING;
}

/** True when a page that the public reads may be another by an event of this kind. */
export const changesPages = (kind: string): boolean => reachOf(kind).pages;

/** Whose right an event of this kind may end. */
export const endsRightOf = (kind: string): Reach['rights'] => reachOf(kind).rights;
