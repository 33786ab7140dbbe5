import type { CarriedName, ConferenceEntity, ConferenceEventKind } from '../events';
import { labelled, type Telling, type ToldAs } from './telling';
import { TOLD_OF_OUTCOMES } from './told-of-outcomes';

/**
 * The one table of what the record tells of each event, by what it is about: how each value that it carries is said, null
 * for one that stays in the chain. A value that an event begins to carry does not compile until it stands here, and what no
 * row names is not told: digests and ids say nothing to a reader, and a reason for breaking silence is told by its ballot.
 */
const TOLD = {
  agendaItem: { number: 'itemNumber', title: 'inLanguages' },
  agendaRelease: { number: null, sessions: 'number', changes: 'number', digest: null },
  ballot: {
    number: null,
    outcome: null,
    procedure: 'procedure',
    round: 'number',
    question: 'inLanguages',
    rulesName: labelled('inLanguages', 'rules'),
    profile: null,
    rules: null,
    roll: null,
    opensAt: 'moment',
    closesAt: 'moment',
    closedAt: 'moment',
    hash: null,
    head: null,
    sequence: null,
    counts: null,
    breaks: null,
    explanation: null,
    conflict: null,
    reason: null,
    finding: null,
    text: 'text',
    at: 'moment',
    delegationId: null,
    office: labelled('actOffice', 'role'),
  },
  conference: {
    question: 'inLanguages',
    persons: 'number',
    reask: null,
    slug: 'text',
    symbol: 'text',
    title: 'inLanguages',
    series: 'inLanguages',
    seriesId: null,
    summary: 'inLanguages',
    hostCountry: 'country',
    hostCity: 'inLanguages',
    startsOn: 'date',
    endsOn: 'date',
    nominationDue: 'moment',
    confirmationDue: 'moment',
    registrationDue: 'moment',
    submissionDue: 'moment',
    delegationId: labelled('delegation', 'delegation'),
    as: labelled('role', 'role'),
    reminderDays: 'reminderDays',
    deadline: 'deadline',
    due: 'moment',
    days: labelled('reminderDays', 'reminderDay'),
    timeZone: 'text',
    keeps: 'keptTimes',
    languages: 'languages',
    originalLanguage: labelled('language', 'original'),
    sessions: 'number',
    closedAt: 'moment',
    hiddenAt: 'moment',
    acts: labelled('proposedAct', 'acts'),
    hours: 'number',
    importKind: labelled('importKind', 'list'),
    added: labelled('number', 'rowsAdded'),
    changed: labelled('number', 'rowsChanged'),
    letters: 'number',
    edition: 'number',
    report: labelled('number', 'credentialsReport'),
    session: 'inLanguages',
    remarks: 'inLanguages',
    awaited: labelled('number', 'credentialsAwaited'),
    submitted: labelled('number', 'credentialsSubmitted'),
    provisional: labelled('number', 'credentialsProvisional'),
    accepted: labelled('number', 'credentialsAccepted'),
    rejected: labelled('number', 'credentialsRejected'),
    states: null,
    digest: null,
    drawnWith: null,
    reason: 'text',
  },
  ballotDraft: {
    number: labelled('number', 'ballot'),
    outcome: 'number',
    procedure: 'procedure',
    rulesName: labelled('inLanguages', 'rules'),
    opensAt: 'moment',
    closesAt: 'moment',
    version: null,
  },
  delegation: {
    kind: labelled('delegationKind', 'kind'),
    countryCode: labelled('country', 'country'),
    organization: 'text',
    quota: 'number',
    persons: 'number',
    confirmedAt: 'moment',
    head: 'participant',
    accountId: labelled('account', 'person'),
    offerEndsAt: 'moment',
    capacity: labelled('capacity', 'capacityBefore'),
    former: labelled('capacity', 'former'),
    status: labelled('credentials', 'credentials'),
    reason: 'text',
  },
  document: {
    symbol: 'text',
    kind: labelled('documentKind', 'kind'),
    part: labelled('documentPart', 'part'),
    parentId: labelled('document', 'document'),
    title: 'inLanguages',
    originalLanguage: labelled('language', 'originalLanguage'),
    classification: 'classification',
    readers: labelled('documentReaders', 'readers'),
    agendaItemId: labelled('agendaItem', 'agendaItem'),
    sessionId: labelled('session', 'session'),
    outcomeId: labelled('outcome', 'outcome'),
    fileType: 'fileType',
    languages: 'languages',
    number: labelled('number', 'paragraph'),
    text: 'inLanguages',
    publishesAt: 'moment',
    corrigendum: 'number',
    as: labelled('role', 'role'),
    language: 'language',
    wrong: 'text',
    reads: 'text',
    reason: 'text',
    id: null,
    version: null,
    digest: null,
  },
  focalPoint: {
    delegationId: labelled('delegation', 'delegation'),
    accountId: labelled('account', 'person'),
    name: null,
    reason: 'text',
  },
  member: { countryCode: labelled('country', 'country'), reason: 'text' },
  outcome: TOLD_OF_OUTCOMES,
  paragraph: {
    sessionId: labelled('session', 'session'),
    number: 'number',
    inserted: 'text',
    behind: 'text',
    language: 'language',
    kind: labelled('noteKind', 'kind'),
    classification: labelled('noteClassification', 'classification'),
    delegationId: labelled('delegation', 'delegation'),
    corrigendum: 'number',
    wrong: 'text',
    reads: 'text',
    reason: 'text',
    version: null,
    aside: null,
  },
  participant: {
    delegationId: labelled('delegation', 'delegation'),
    capacity: 'capacity',
    former: null,
    other: labelled('participant', 'otherPerson'),
    number: 'number',
    name: null,
    section: 'section',
    submittedAt: 'moment',
    checkedInAt: 'moment',
    decision: 'decision',
    reason: 'text',
  },
  roleGrant: { accountId: labelled('account', 'person'), role: 'role' },
  room: { name: 'text', capacity: labelled('number', 'seats'), number: 'number' },
  rulesProfile: { name: 'inLanguages', version: 'number', profile: null },
  session: {
    title: 'inLanguages',
    kind: labelled('sessionKind', 'kind'),
    startsAt: 'moment',
    endsAt: 'moment',
    roomId: labelled('room', 'room'),
    agendaItemId: labelled('agendaItem', 'agendaItem'),
    languages: 'languages',
    bureau: 'bureau',
    notesVersion: 'number',
    name: 'text',
    occasion: labelled('keptOn', 'keptOn'),
    keptBefore: 'number',
    commentsUntil: 'moment',
    paragraph: 'itemNumber',
    delegationId: labelled('delegation', 'delegation'),
    commentEnd: 'commentEnd',
    answer: 'text',
    paragraphs: 'number',
    classification: labelled('noteClassification', 'classification'),
    reason: 'text',
    digest: null,
  },
  speakersList: {
    number: 'number',
    delegationId: labelled('delegation', 'delegation'),
    floorKind: labelled('floorKind', 'floorKind'),
    position: 'number',
    order: 'text',
    pointOfOrder: 'number',
    statement: 'number',
    reply: 'number',
    startedAt: 'moment',
    endedAt: 'moment',
    closedAt: 'moment',
    version: 'number',
    standing: labelled('speechStanding', 'speechStanding'),
    reason: 'text',
  },
  statement: {
    sessionId: labelled('session', 'session'),
    number: 'number',
    speakerOffice: labelled('inLanguages', 'speaker'),
    delegationId: labelled('delegation', 'delegation'),
    saidAt: labelled('moment', 'at'),
    text: 'inLanguages',
    reason: 'text',
    version: null,
  },
  suspension: {
    countryCode: labelled('country', 'country'),
    startsAt: 'moment',
    endsAt: 'moment',
    reason: 'text',
  },
  topic: {
    title: 'inLanguages',
    to: labelled('inLanguages', 'otherTopic'),
    how: labelled('inLanguages', 'text'),
    outcome: 'number',
    sessionId: labelled('session', 'session'),
    agendaItemId: labelled('agendaItem', 'agendaItem'),
    version: null,
  },
} as const satisfies { [About in ConferenceEntity]: Record<CarriedName<About>, ToldAs | null> };

const PROPOSED = {
  act: labelled('proposedAct', 'act'),
  proposedAs: labelled('role', 'proposedAs'),
  decidedAs: labelled('role', 'decidedAs'),
  lapsesAt: 'moment',
} as const;

/**
 * What only some events about a thing tell, by their kinds: the reason of an act upon a ballot is public, where that of a
 * refused vote is a word of the system; whose head was replaced is told, where whose vote was refused is not; and a paragraph
 * is one of the text itself, where that of a draft is one of the notes.
 */
const TOLD_OF_KIND = {
  'ballot.cancelled': { reason: 'text' },
  'close.moved': { reason: 'text' },
  'head.replaced': { delegationId: labelled('delegation', 'delegation') },
  'head.confirmed': { delegationId: labelled('delegation', 'delegation') },
  'head.objected': { delegationId: labelled('delegation', 'delegation'), reason: 'text' },
  'proposal.made': PROPOSED,
  'proposal.confirmed': PROPOSED,
  'proposal.rejected': { ...PROPOSED, reason: 'text' },
  'proposal.withdrawn': PROPOSED,
  'corrigendum.recorded': { paragraphId: labelled('outcomeParagraph', 'paragraph') },
} as const satisfies { [Kind in ConferenceEventKind]?: Readonly<Record<string, ToldAs>> };

type Labels<Row> = {
  [Name in keyof Row]: Row[Name] extends { as: infer Label extends string }
    ? Label
    : Row[Name] extends null
      ? never
      : Name & string;
}[keyof Row];

/** What a value is called: `conferences.record.field.<label>`. */
export type ToldLabel =
  | { [About in ConferenceEntity]: Labels<(typeof TOLD)[About]> }[ConferenceEntity]
  | { [Kind in keyof typeof TOLD_OF_KIND]: Labels<(typeof TOLD_OF_KIND)[Kind]> }[keyof typeof TOLD_OF_KIND];
export type ToldValue = { name: string; label: ToldLabel; tell: Telling };

/** What is told of an event of a kind about a thing, in the order in which it is read; nothing of what no version here knows. */
export function toldOf(about: string, kind: string): ToldValue[] {
  type Row = Readonly<Record<string, ToldAs<ToldLabel> | null>>;
  const rowIn = (rows: Readonly<Record<string, Row>>, key: string): Row =>
    Object.hasOwn(rows, key) ? (rows[key] ?? {}) : {};
  return Object.entries({ ...rowIn(TOLD, about), ...rowIn(TOLD_OF_KIND, kind) }).flatMap(([name, how]) => {
    if (how === null) return [];
    return [
      typeof how === 'string'
        ? { name, label: name as ToldLabel, tell: how }
        : { name, label: how.as, tell: how.tell },
    ];
  });
}
