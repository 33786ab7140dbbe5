/**
 * What is final in the database, and when: the rows that `where` picks of a table. `open` are the columns that may still
 * change then; `insert` is what a row put in by hand would say (over a copy of such a row), or why another row is right.
 */
export type Final = {
  table: string;
  what: string;
  where: string;
  open?: readonly string[];
  insert: Record<string, unknown> | string;
  /** why the owner may delete such a row */
  leaves?: string;
  /** why the owner may empty the whole table */
  empties?: string;
};

const NEW = '00000000-0000-7000-8000-000000000001';
/** Stands for another delegation on the roll. */
export const ANOTHER = 'another';
const vote = { sequence: 99, version: 99, key: NEW };

/** The ballots of the test, by where they stand. */
const ballotIs = (state: string) => `exists (select from ballot b where b.conference_id = t.conference_id
  and b.id = t.ballot_id and ${state})`;
const DECLARED = 'b.declared_at is not null';
const OPEN = 'b.opened_at is not null and b.declared_at is null and b.cancelled_at is null';
const CANCELLED = 'b.cancelled_at is not null';

export const FINAL: readonly Final[] = [
  ...['declared', 'lapsed', 'cancelled'].map((what) => ({
    table: 'ballot',
    what,
    where: `${what}_at is not null`,
    insert: { id: NEW, number: 901 },
  })),
  {
    table: 'ballot',
    what: 'open',
    where: 'opened_at is not null and declared_at is null and cancelled_at is null',
    open: ['looked_at', 'doubt', 'doubted_at'],
    insert: { id: NEW, number: 901 },
  },
  {
    table: 'ballot',
    what: 'scheduled',
    where: 'opened_at is null and lapsed_at is null and cancelled_at is null',
    insert: 'it is how a ballot begins, with a text and a number that no other has',
  },
  ...[
    ['of a declared ballot', DECLARED],
    ['of an open ballot', OPEN],
    ['of a cancelled ballot', CANCELLED],
  ].flatMap(([what = '', state = '']) => [
    { table: 'roll', what, where: ballotIs(state), insert: { delegation_id: NEW, country_code: 'ZZ' } },
    { table: 'ballot_event', what, where: ballotIs(state), insert: vote },
  ]),
  { table: 'roll_exclusion', what: 'of a ballot', where: 'true', insert: { name: 'ZZ' } },
  {
    table: 'silence_break',
    what: 'on record',
    where: 'true',
    insert: { sequence: 99, delegation_id: ANOTHER, key: NEW },
  },
  {
    table: 'refused_vote',
    what: 'on record',
    where: 'true',
    insert: { id: NEW, at: '2023-03-21T10:00:00Z' },
  },
  {
    table: 'ballot_act',
    what: 'in the chain of a ballot',
    where: 'true',
    insert: { sequence: 99, at: new Date().toISOString() },
  },
  { table: 'ballot_finding', what: 'on record', where: 'true', insert: 'an officer may find more' },
  {
    table: 'signing_key',
    what: 'recorded',
    where: 'until is not null',
    insert: 'rotating the key records the next one',
  },
  { table: 'event', what: 'recorded', where: 'true', insert: { sequence: 9999 } },
  { table: 'event_head', what: 'of a chain', where: 'true', insert: { conference_id: NEW } },
  { table: 'agenda_release', what: 'released', where: 'true', insert: { number: 9 } },
  {
    table: 'paragraph_version',
    what: 'saved',
    where: 'true',
    insert: 'each saving adds a version, and takes none away',
  },
  ...[
    ['struck', 'struck_at is not null', 'position', 'classification'],
    [
      'of approved notes',
      'exists (select from notes_approval a where a.session_id = t.session_id)',
      'classification',
    ],
  ].map(([what = '', where = '', ...open]) => ({
    table: 'paragraph',
    what,
    where,
    // What is read before it moves it on, and who reads it can be corrected.
    open,
    insert: what === 'struck' ? 'the next paragraph is another one' : { id: NEW, number: 99 },
  })),
  {
    table: 'notes_approval',
    what: 'given',
    where: 'true',
    insert: 'the notes of another session may be approved',
  },
  {
    table: 'notes_circulation',
    what: 'taken back',
    where: 'withdrawn_at is not null',
    insert: 'they may be circulated anew',
  },
  {
    table: 'notes_comment',
    what: 'withdrawn',
    where: 'withdrawn_at is not null',
    insert: 'another one may be made',
  },
  { table: 'form_question_version', what: 'asked', where: 'true', insert: { number: 99 } },
  { table: 'notes_version', what: 'kept', where: 'true', insert: { id: NEW, number: 99 } },
  { table: 'notes_version_paragraph', what: 'of a version', where: 'true', insert: { place: 99 } },
  {
    table: 'paragraph_corrigendum',
    what: 'beside approved notes',
    where: 'true',
    insert: { id: NEW, number: 7 },
  },
  ...['adopted', 'not_adopted'].map((what) => ({
    table: 'outcome',
    what,
    where: `${what}_at is not null`,
    insert: { id: NEW, number: 901, drafted_from_id: null },
  })),
  {
    table: 'outcome',
    what: 'left open',
    where: 'left_open_at is not null and adopted_at is null and not_adopted_at is null',
    insert: { id: NEW, number: 901, drafted_from_id: null },
  },
  {
    table: 'outcome',
    what: 'ended as a draft',
    where: 'ended_at is not null',
    insert: { id: NEW, number: 901, drafted_from_id: null },
  },
  {
    table: 'outcome_paragraph',
    what: 'of a frozen text',
    where: 'true',
    insert: { id: NEW, number: 99 },
  },
  { table: 'outcome_source', what: 'of a frozen text', where: 'true', insert: { paragraph_id: NEW } },
  { table: 'reservation', what: 'to a frozen text', where: 'true', insert: { id: NEW, delegation_id: NEW } },
  {
    table: 'reservation_correction',
    what: 'of a reservation that was withdrawn',
    where: 'true',
    insert: { id: NEW, number: 2 },
  },
  {
    table: 'debate',
    what: 'on a text that was tabled',
    where: 'true',
    insert: 'another draft may be tabled',
  },
  { table: 'show_of_hands', what: 'on a text that was decided', where: 'true', insert: { number: 2 } },
  { table: 'show_of_hands_correction', what: 'of a show of hands', where: 'true', insert: { number: 7 } },
  {
    table: 'consensus_call',
    what: 'declared or withdrawn',
    where: 'ended_at is not null',
    insert: { number: 7 },
  },
  { table: 'objection', what: 'withdrawn', where: 'withdrawn_at is not null', insert: { id: NEW } },
  { table: 'debate_event', what: 'of a debate', where: 'true', insert: { sequence: 7 } },
  {
    table: 'corrigendum',
    what: 'beside an adopted text',
    where: 'true',
    insert: { id: NEW, number: 7 },
  },
  {
    table: 'translation',
    what: 'beside an adopted text',
    where: 'true',
    insert: { id: NEW, version: 7 },
  },
  { table: 'credentials_report', what: 'issued', where: 'true', insert: 'a later report stands beside it' },
  { table: 'reported_credentials', what: 'issued', where: 'true', insert: { delegation_id: ANOTHER } },
  {
    table: 'credentials_report_act',
    what: 'recorded',
    where: 'true',
    insert: 'the next act stands beside it',
  },
  { table: 'final_report', what: 'made', where: 'true', insert: { number: 99 } },
  { table: 'follow_up', what: 'opened', where: 'true', insert: { outcome_id: NEW } },
  { table: 'follow_up_member', what: 'asked', where: 'true', insert: { delegation_id: ANOTHER } },
  {
    table: 'follow_up_notice',
    what: 'sent',
    where: 'true',
    insert: 'the next round is written about, too',
  },
  { table: 'sent_letter', what: 'sent', where: 'true', insert: 'another letter is sent, too' },
  { table: 'reminder', what: 'sent', where: 'true', insert: 'the next step is reminded, too' },
  { table: 'follow_up_rhythm', what: 'set', where: 'true', insert: { number: 99 } },
  { table: 'late_admission', what: 'given', where: 'true', insert: 'another text may be admitted' },
  { table: 'submission', what: 'of a delegation', where: 'true', insert: { outcome_id: NEW } },
  {
    table: 'sponsorship',
    what: 'of a decided text',
    where: 'exists (select from outcome o where o.id = t.outcome_id and o.adopted_at is not null)',
    insert: { delegation_id: ANOTHER },
  },
  { table: 'outcome_symbol', what: 'given', where: 'true', insert: { kind: 'decision', number: 7 } },
  { table: 'forwarding', what: 'recorded', where: 'true', insert: 'the next act corrects or withdraws it' },
  {
    table: 'implementation_report',
    what: 'made',
    where: 'true',
    insert: { id: NEW, number: 99 },
  },
  {
    table: 'statement',
    what: 'withdrawn',
    where: 'withdrawn_at is not null',
    insert: 'speakers go on speaking',
  },
  { table: 'accepted_warning', what: 'accepted', where: 'true', insert: 'another may be accepted' },
  {
    table: 'member',
    what: 'in the scope',
    where: 'true',
    insert: 'a conference is founded with its members',
  },
  {
    table: 'conference',
    what: 'closed',
    where: 'closed_at is not null',
    insert: 'another conference is another row',
  },
  ...['role_grant', 'participant', 'focal_point', 'rules_profile'].map((table) => ({
    table,
    what: 'withdrawn',
    where: 'withdrawn_at is not null',
    insert: 'what was withdrawn may be given anew, as another row',
    leaves: 'the record of events says who held what',
    empties: 'as it may delete',
  })),
  {
    table: 'voting_right_suspension',
    what: 'ended',
    where: 'ends_at is not null',
    insert: 'a member may be suspended again',
    leaves: 'each roll keeps whom it excluded, and why',
    empties: 'as it may delete',
  },
  {
    table: 'outbox',
    what: 'sent',
    where: 'sent_at is not null',
    insert: 'another mail is another row',
    leaves: 'what was sent is with whom it was sent to',
    empties: 'as it may delete',
  },
  { table: 'proposal', what: 'decided', where: 'decision is not null', insert: { id: NEW } },
  {
    table: 'document',
    what: 'published',
    where: "kind = 'communique' and published_at is not null",
    insert: 'another document is another row',
    empties: 'a publication is restored from its record',
  },
  {
    table: 'document',
    what: 'released',
    where: "kind <> 'communique' and published_at is not null and withdrawn_at is null",
    open: ['withdrawn_at'],
    insert: 'another document is another row',
    empties: 'a publication is restored from its record',
  },
  {
    table: 'document',
    what: 'withdrawn',
    where: 'withdrawn_at is not null',
    insert: 'another document is another row',
    empties: 'a publication is restored from its record',
  },
  {
    table: 'document_file',
    what: 'released',
    where: 'exists (select from document d where d.id = t.document_id and d.withdrawn_at is null)',
    insert: 'a language may follow',
    empties: 'a publication is restored from its record',
  },
  {
    table: 'document_file',
    what: 'withdrawn',
    where: 'exists (select from document d where d.id = t.document_id and d.withdrawn_at is not null)',
    insert: { language: 'es', file_id: NEW },
    empties: 'a publication is restored from its record',
  },
  {
    table: 'file',
    what: 'of a released document',
    where: 'exists (select from document_file f where f.file_id = t.id)',
    insert: 'another file is another row',
    empties: 'a publication is restored from its record',
  },
  {
    table: 'communique_paragraph',
    what: 'published',
    where: 'true',
    insert: { id: NEW, number: 7 },
    empties: 'a publication is restored from its record',
  },
  {
    table: 'communique_corrigendum',
    what: 'beside a published communiqué',
    where: 'true',
    insert: { id: NEW, number: 7 },
  },
  {
    table: 'floor_request',
    what: 'called or withdrawn',
    where: 'ended_at is not null',
    insert: { id: NEW, sequence: 7 },
  },
  {
    table: 'intervention',
    what: 'ended',
    where: 'ended_at is not null',
    insert: { id: NEW, number: 7, request_id: null },
  },
  { table: 'intervention_correction', what: 'of a speech', where: 'true', insert: { number: 7 } },
  {
    table: 'country_name',
    what: 'set',
    where: 'true',
    insert: 'other names may follow, and the database says from when on',
  },
];

/** The tables in which nothing is final, each with its reason. */
export const WORKING: Readonly<Record<string, string>> = {
  account: 'its person edits it, and an administrator closes it',
  account_address: 'is confirmed or withdrawn, and stays as what came of it',
  address_offer: 'is confirmed or withdrawn; the history of the person keeps what came of it',
  agenda_item: 'the agenda is edited until it is released, as a copy',
  auth_session: 'ends',
  badge: 'is revoked where another is issued, and stays; the history of the person keeps both',
  ballot_draft: 'in preparation; the ballot that comes of it is another row',
  waiting_place: 'is offered a seat or ends without one; the seat it became is another row',
  check_in: 'is withdrawn where it was a mistake, and stays; the history of the person keeps both',
  change_request: 'is taken over, declined or withdrawn; the history of the person keeps what came of it',
  convening_letter: 'its text is edited; each letter that was sent keeps its own',
  delegation: 'quota and credentials go on changing; each roll keeps what it was frozen with',
  erasure_request: 'is withdrawn, or decided and carried out; what it did is on record by itself',
  event_reason:
    'beside an event that leaves it out; the application adds to it, and takes it away by an erasure alone',
  kept_reason: 'waits to be checked, and is forgotten',
  agenda_item_topic: 'where an item is filed is no part of it',
  outcome_topic: 'where a text is filed is no part of it',
  live_notes: 'what is being written; the paragraphs that it is settled into are the record',
  live_update: 'kept until the state of its document has it; the paragraphs are the record',
  membership: 'a country joins and leaves, and mistakes are mended; each change is on record',
  person_distinction: 'of two that stand; the application adds to it and changes none',
  person_change:
    'told to those who may read the field; the application adds to it, and takes it away by an erasure alone',
  rate_limit: 'counts, and is forgotten',
  form_answer: 'its person corrects it',
  form_question: 'edited by the house',
  registration: 'its person corrects it',
  requested_answer:
    'told to those who may read the answer; the application adds to it, and takes it away by an erasure alone',
  request_key: 'is forgotten once nobody can send it again',
  room: 'edited; a release keeps its name',
  second_person: 'a setting, each change of which is on record',
  series: 'a name under which conferences are listed',
  session: 'edited until it is released, as a copy',
  session_bureau: 'who leads a session may change',
  session_topic: 'where a session is filed is no part of it',
  sheet_import: 'waits, and is discarded or confirmed; what it did is on record by itself',
  sign_in_token: 'used once, and deleted',
  speakers_list: 'closed and opened again, and its times set, while the session meets',
  topic: 'edited by the house',
  topic_link: 'edited by the house',
};
