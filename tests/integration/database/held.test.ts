import type pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { HELD_ACTS } from '@/domain/held/acts';
import { FOR_MACHINES, heldLabel } from '@/domain/held/labels';
import { NOT_GIVEN_OUT } from '@/domain/held/parts';
import { HELD } from '@/domain/held/tables';
import { owner } from '@/tests/setup/owner';

// Every column that refers to a person, and every text that may be about one, against the description of what is held.
let client: pg.Client;
beforeAll(async () => {
  client = await owner();
});
afterAll(() => client.end());

type HeldColumn = { table: string; column: string; type: string; refers: string | null; listed: boolean };

/** `refers`: the table of persons that a foreign key leads to. `listed`: a check holds the column to a closed list of words. */
const COLUMNS = `
  select c.oid::regclass::text as table, a.attname::text as column, format_type(a.atttypid, null) as type,
    (select k.confrelid::regclass::text from pg_constraint k where k.contype = 'f' and k.conrelid = c.oid
      and a.attnum = any(k.conkey) and a.attname <> 'conference_id'
      and k.confrelid::regclass::text in ('account', 'participant', 'focal_point') limit 1) as refers,
    exists (select from pg_constraint k where k.contype = 'c' and k.conrelid = c.oid and k.conkey = array[a.attnum]
      and pg_get_constraintdef(k.oid) ~ '(= ANY \\(ARRAY\\[|<@ ARRAY\\[|= ''[a-zA-Z]+''::text)') as listed
  from pg_attribute a join pg_class c on c.oid = a.attrelid
  where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
  order by 1, 2`;

const columns = async () => (await client.query<HeldColumn>(COLUMNS)).rows;

const refersToPerson = ({ column, type, refers }: HeldColumn) =>
  refers !== null || (type === 'uuid' && /(_by|^by|^actor|_head)$/.test(column));
const isText = ({ type, listed }: HeldColumn) => /^(text|jsonb|bytea)/.test(type) && !listed;

/** What is left out of the description, by the reason. */
const LEFT_OUT: Readonly<Record<string, readonly string[]>> = {
  'it is a secret, or the digest of one': [
    'auth_session.token_hash',
    'sign_in_token.token_hash',
    'sign_in_token.asked_by',
    'kept_reason.sealed',
    'request_key.key',
    'request_key.digest',
    'ballot_event.salt',
    'ballot_event.receipt',
    'silence_break.salt',
    'silence_break.receipt',
    'outbox.last_error',
    'rate_limit.key',
  ],
  'it is an answer of the house, of keys and numbers': ['request_key.answer'],
  'it is a link of a chain, or a fingerprint': [
    'ballot.head_hash',
    'ballot.signature',
    'ballot_act.hash',
    'ballot_act.previous_hash',
    'ballot_event.hash',
    'ballot_event.previous_hash',
    'silence_break.hash',
    'silence_break.previous_hash',
    'event.hash',
    'event.previous_hash',
    'event_head.hash',
    'document_file.digest',
    'implementation_report.file_digest',
    'final_report.digest',
    'final_report.data_digest',
    'final_report.drawn_with',
    'notes_version.digest',
    'proposal.digest',
    'sheet_import.digest',
    'signing_key.fingerprint',
    'signing_key.public_key',
    'signing_key.endorsement',
  ],
  'an event bears a mark in place of what is personal, and its thing is told by the kind': [
    'event.before',
    'event.after',
    'event.entity_id',
  ],
  'the bytes of a photo are in the bundle beside the description': ['file.bytes'],
  'it leads to the account of another address, which may be of somebody else': ['address_offer.account_id'],
  'it was published, or sent as it is, in the name of a conference or a delegation': [
    'final_report.data',
    'sent_letter.data',
    'convening_letter.letterhead',
    'convening_letter.body',
    'convening_letter.signed_at',
    'convening_letter.signer',
    'convening_letter.signer_office',
    'translation.translator',
    'statement.speaker_office',
    'statement.text',
    'implementation_report.words',
    'implementation_report.evidence',
    'notes_comment.text',
    'notes_comment.answer',
    'reservation.text',
    'reservation_correction.text',
    'silence_break.reason',
  ],
  'it is the work of the conference, in the name of none of those who wrote it': [
    'agenda_item.number',
    'agenda_item.title',
    'agenda_release.sessions',
    'ballot.question',
    'ballot.rules_name',
    'ballot.profile',
    'ballot.rules',
    'ballot.doubt',
    'ballot.result',
    'ballot.result_package',
    'ballot_act.details',
    'ballot_finding.text',
    'communique_corrigendum.wrong',
    'communique_corrigendum.reads',
    'communique_paragraph.text',
    'conference.slug',
    'conference.symbol',
    'conference.title',
    'conference.summary',
    'conference.region',
    'conference.host_city',
    'conference.time_zone',
    'corrigendum.wrong',
    'corrigendum.reads',
    'country_name.short',
    'country_name.formal',
    'country_name.sort_key',
    'credentials_report.remarks',
    'credentials_report_act.remarks',
    'debate.paragraphs',
    'debate_event.event',
    'delegation.organization',
    'document.symbol',
    'document.readers',
    'document.title',
    'form_question_version.label',
    'form_question_version.hint',
    'form_question_version.options',
    'form_question_version.condition_answers',
    'forwarding.assembly',
    'forwarding.symbol',
    'live_notes.state',
    'live_update.update',
    'notes_version.name',
    'outcome.title',
    'outcome_paragraph.verb',
    'outcome_paragraph.addressee',
    'outcome_paragraph.text',
    'outcome_symbol.symbol',
    'paragraph.text',
    'paragraph_corrigendum.wrong',
    'paragraph_corrigendum.reads',
    'paragraph_version.text',
    'proposal.entity_id',
    'proposal.subject',
    'proposal.path',
    'proposal.input',
    'reported_credentials.organization',
    'roll_exclusion.name',
    'room.name',
    'rules_profile.name',
    'rules_profile.profile',
    'series.slug',
    'series.title',
    'session.title',
    'sheet_import.file_name',
    'sheet_import.columns',
    'show_of_hands.rules',
    'signing_key.recorded_by',
    'topic.title',
    'topic_link.how',
    'translation.title',
    'translation.paragraphs',
    'accepted_warning.warning',
  ],
  'it is the reason of an act upon a thing of the conference': [
    'accepted_warning.reason',
    'ballot.cancel_reason',
    'communique_corrigendum.reason',
    'consensus_call.end_reason',
    'corrigendum.reason',
    'credentials_report_act.reason',
    'delegation.credentials_reason',
    'delegation.withdrawal_reason',
    'delegation.reopening_reason',
    'document.withdrawal_reason',
    'follow_up_rhythm.reason',
    'forwarding.reason',
    'late_admission.reason',
    'membership.reason',
    'outcome.end_reason',
    'paragraph.struck_reason',
    'paragraph_corrigendum.reason',
    'proposal.reason',
    'refused_vote.reason',
    'intervention_correction.reason',
    'reservation_correction.reason',
    'roll_exclusion.reason',
    'show_of_hands_correction.reason',
    'signing_key.reason',
    'statement.withdrawn_reason',
    'voting_right_suspension.reason',
  ],
};

const described = new Set(
  HELD.flatMap(({ table, columns: held }) => Object.keys(held).map((name) => `${table}.${name}`)),
);
const done = new Set(HELD_ACTS.map(({ table, by }) => `${table}.${by}`));
const exempt = new Set(Object.values(LEFT_OUT).flat());
const nameOf = ({ table, column }: HeldColumn) => `${table}.${column}`;

it('describes each column that refers to a person, and each text that may be about one', async () => {
  const all = await columns();
  // Whose a row is, its own key says: given out, it would be the same id in every row.
  const keys = new Set(HELD.map(({ table }) => table));
  const forgotten = all.filter((column) => {
    const name = nameOf(column);
    if (described.has(name) || done.has(name) || exempt.has(name)) return false;
    if (column.refers !== null && keys.has(column.table)) return false;
    return refersToPerson(column) || isText(column);
  });
  expect(
    forgotten.map(
      (column) =>
        `${nameOf(column)} may hold something about a person: describe it in domain/held, or leave it out here with a reason`,
    ),
  ).toEqual([]);
});

it('describes nothing twice, and nothing that is not there', async () => {
  const names = new Set((await columns()).map(nameOf));
  const all = [...described, ...done, ...exempt, ...Object.keys(NOT_GIVEN_OUT)];
  expect(all.filter((name) => !names.has(name))).toEqual([]);
  expect([...exempt].filter((name) => described.has(name) || done.has(name))).toEqual([]);
  const times = HELD_ACTS.map(({ table, at }) => `${table}.${at}`);
  const orders = HELD.map(({ table, order }) => `${table}.${order}`);
  expect([...times, ...orders].filter((name) => !names.has(name))).toEqual([]);
  expect(new Set(HELD.map(({ table }) => table)).size).toBe(HELD.length);
});

it('has a word for each value that is read by people', () => {
  const camel = (name: string) => name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const values = HELD.flatMap(({ table, columns: held }) =>
    Object.keys(held).flatMap((name) => (`${table}.${name}` in NOT_GIVEN_OUT ? [] : [camel(name)])),
  );
  expect(values.filter((name) => !heldLabel(name) && !FOR_MACHINES.includes(name))).toEqual([]);
});

it('removes whole rows only where all of them is erased', () => {
  for (const { table, erases, columns: held } of HELD) {
    const fates = new Set(Object.values(held));
    if (erases === 'rows') expect([...fates], table).toEqual(['erased']);
    else expect(fates.has('erased'), table).toBe(erases === 'values');
  }
});
