import type { ConflictWord } from '@/domain/ballot-check';
import type { BallotProcedure } from '@/domain/voting';
import { type BallotIds, rehashed } from './voted';

export type Manipulation = {
  name: string;
  procedure?: BallotProcedure;
  /** how: statements of somebody who owns the tables and puts the guards out of action */
  change: (ids: BallotIds) => string | Promise<string>;
  /** the word of the conflict that names it, before the ballot is declared */
  conflict: ConflictWord;
  /** that word once it is declared, where it is another one */
  declared?: ConflictWord;
};

const votes = ({ ballotId }: BallotIds) => `ballot_event where ballot_id = '${ballotId}'`;
const its = ({ ballotId }: BallotIds) => `where ballot_id = '${ballotId}'`;
const self = ({ ballotId }: BallotIds) => `where id = '${ballotId}'`;
const eventOf = ({ ballotId }: BallotIds, kind: string) =>
  `event where entity_id = '${ballotId}' and kind = '${kind}'`;

/** Whatever can be done to a ballot by who owns the tables, and cannot sign. */
export const MANIPULATIONS: Manipulation[] = [
  {
    name: 'the last vote deleted',
    change: (p) => `delete from ${votes(p)} and sequence = 5`,
    conflict: 'told',
  },
  {
    name: 'the last vote deleted, and the head set back',
    change: (p) => `delete from ${votes(p)} and sequence = 5; update ballot set next_sequence = 5,
      head_hash = (select hash from ${votes(p)} and sequence = 4) ${self(p)}`,
    conflict: 'told',
  },
  {
    name: 'a vote in the midst deleted',
    change: (p) => `delete from ${votes(p)} and sequence = 2`,
    conflict: 'sequence',
  },
  {
    name: 'a choice altered',
    change: (p) => `update ballot_event set choice = 'against' ${its(p)} and sequence = 1`,
    conflict: 'link',
  },
  { name: 'a choice altered, and all hashed anew', change: rehashed, conflict: 'untold' },
  {
    name: 'a vote given to another delegation',
    change: (
      p,
    ) => `update ballot_event set version = 1, delegation_id = (select delegation_id from roll ${its(p)}
      and delegation_id not in (select delegation_id from ${votes(p)})) ${its(p)} and sequence = 5`,
    conflict: 'link',
  },
  {
    name: 'a vote dated back',
    change: (p) => `update ballot_event set at = at - interval '1 second' ${its(p)} and sequence = 3`,
    conflict: 'link',
  },
  {
    name: 'a delegation put on the roll',
    change: (p) => `with other as (
        insert into delegation (conference_id, id, kind, country_code, quota)
        values ('${p.conferenceId}', gen_random_uuid(), 'memberInRegion', 'UY', 1) returning id)
      insert into roll select '${p.conferenceId}', '${p.ballotId}', id, 'UY' from other`,
    conflict: 'rollAdded',
  },
  {
    name: 'a delegation that did not vote taken off the roll',
    change: (p) => `delete from roll ${its(p)}
      and delegation_id not in (select delegation_id from ${votes(p)})`,
    conflict: 'rollMissing',
  },
  {
    name: 'an exclusion added',
    change: (p) =>
      `insert into roll_exclusion values ('${p.conferenceId}', '${p.ballotId}', 'UY', 'suspended')`,
    conflict: 'opening',
  },
  {
    name: 'the majority altered',
    change: (p) => `update ballot set rules = rules || '{"majority": "twoThirds"}' ${self(p)}`,
    conflict: 'opening',
  },
  {
    name: 'the question altered',
    change: (p) => `update ballot set question = question || '{"en": "Other?"}' ${self(p)}`,
    conflict: 'opening',
  },
  {
    name: 'the closing instant moved',
    change: (p) => `update ballot set closes_at = closes_at + interval '1 second' ${self(p)}`,
    conflict: 'opening',
  },
  {
    name: 'a receipt replaced by another',
    change: (p) => `update ballot_event set receipt = (select receipt from ${votes(p)} and sequence = 2)
      ${its(p)} and sequence = 1`,
    conflict: 'receipt',
  },
  {
    name: 'a receipt with a signature of something else',
    change: (
      p,
    ) => `update ballot_event set receipt = jsonb_set(receipt::jsonb, '{signature}', (select receipt::jsonb
      -> 'signature' from ${votes(p)} and sequence = 2))::text ${its(p)} and sequence = 1`,
    conflict: 'receipt',
  },
  {
    name: 'a receipt of a key that is not of the house',
    change: (p) => `update ballot_event set receipt = jsonb_set(receipt::jsonb, '{key}',
      to_jsonb(repeat('0', 64)))::text ${its(p)} and sequence = 1`,
    conflict: 'unknownKey',
  },
  {
    name: 'the head moved',
    change: (p) => `update ballot set head_hash = repeat('0', 64) ${self(p)}`,
    conflict: 'head',
  },
  {
    name: 'the next sequence moved',
    change: (p) => `update ballot set next_sequence = 9 ${self(p)}`,
    conflict: 'head',
  },
  {
    name: 'an event of a vote dropped',
    change: (p) => `delete from ${eventOf(p, 'vote.cast')} and (after ->> 'sequence')::int = 2`,
    conflict: 'eventChain',
  },
  {
    name: 'the last event dropped',
    change: (p) => `delete from event where conference_id = '${p.conferenceId}' and sequence =
      (select max(sequence) from event where conference_id = '${p.conferenceId}')`,
    conflict: 'eventChain',
  },
  {
    name: 'an event altered',
    change: (p) =>
      `update event set actor = 'nobody' where entity_id = '${p.ballotId}' and kind = 'vote.cast'`,
    conflict: 'eventChain',
  },
  {
    name: 'the events of the end dropped, and their head set back',
    change: (p) => `delete from ${eventOf(p, 'vote.cast')} and (after ->> 'sequence')::int = 5;
      update event_head h set (sequence, hash) = (select e.sequence, e.hash from event e
        where e.conference_id = h.conference_id order by e.sequence desc limit 1)
      where h.conference_id = '${p.conferenceId}'`,
    conflict: 'untold',
    declared: 'eventChain',
  },
  {
    name: 'another text put under the ballot',
    change: (p) => `update outcome set number = number + 1000
      where id = (select outcome_id from ballot ${self(p)})`,
    conflict: 'opening',
  },
  {
    name: 'the profile altered that a further round goes by',
    change: (p) => `update ballot set profile = profile || '{"altered": true}' ${self(p)}`,
    conflict: 'opening',
  },
  {
    name: 'the event of the opening dropped',
    change: (p) => `delete from ${eventOf(p, 'ballot.opened')}`,
    conflict: 'eventChain',
  },
  {
    name: 'a break of silence deleted',
    procedure: 'silence',
    change: (p) => `delete from silence_break ${its(p)} and sequence = 2`,
    conflict: 'told',
  },
  {
    name: 'a break of silence deleted, and the head set back',
    procedure: 'silence',
    change: (p) => `delete from silence_break ${its(p)} and sequence = 2; update ballot set next_sequence = 2,
      head_hash = (select hash from silence_break ${its(p)}) ${self(p)}`,
    conflict: 'told',
  },
  {
    name: 'a reason altered',
    procedure: 'silence',
    change: (p) => `update silence_break set reason = 'Nothing' ${its(p)} and sequence = 1`,
    conflict: 'link',
  },
  {
    name: 'a break put on another delegation',
    procedure: 'silence',
    change: (
      p,
    ) => `update silence_break set delegation_id = (select delegation_id from roll ${its(p)} and delegation_id
      not in (select delegation_id from silence_break ${its(p)}) limit 1) ${its(p)} and sequence = 1`,
    conflict: 'link',
  },
  {
    name: 'the receipt of a break replaced',
    procedure: 'silence',
    change: (
      p,
    ) => `update silence_break set receipt = (select receipt from silence_break ${its(p)} and sequence = 2)
      ${its(p)} and sequence = 1`,
    conflict: 'receipt',
  },
];
