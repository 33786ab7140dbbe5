import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { withTx } from '@/db/client';
import { isOpened } from '@/db/schema/ballots';
import { SYSTEM } from '@/domain/actor';
import type { ConflictWord } from '@/domain/ballot-check';
import { openingHash, voteHash } from '@/domain/chain';
import type { BallotProcedure } from '@/domain/voting';
import { breakSilence } from '@/features/ballots/commands/silence';
import { appendVote } from '@/features/ballots/commands/vote';
import { openingOf, recorded } from '@/features/ballots/queries/recorded';
import { sha256 } from '@/platform/chain';
import { aBallot, HOUR } from '@/tests/setup/conference/ballots';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { RULES } from '@/tests/setup/conference/rules';
import { rowOf } from '@/tests/setup/stored';

export type Place = { conferenceId: string; ballotId: string };

const GUARDED = [
  ...[
    'ballot',
    'ballot_event',
    'ballot_finding',
    'roll',
    'roll_exclusion',
    'silence_break',
    'event',
    'event_head',
    'signing_key',
  ],
  ...['outcome', 'outcome_paragraph', 'reservation', 'agenda_release', 'delegation'],
];

/** What somebody could do who owns the tables, with the guards out of action; without `mighty`, with them. */
export async function forcibly(statements: string | Promise<string>, mighty = true): Promise<void> {
  const guards = (how: string) => GUARDED.map((name) => `alter table ${name} ${how} trigger user`).join(';');
  const client = new pg.Client(process.env.DATABASE_URL);
  await client.connect();
  const text = await statements;
  await client
    .query(mighty ? `begin; ${guards('disable')}; ${text}; ${guards('enable')}; commit` : text)
    .finally(() => client.end());
}

async function openedRow(place: Place) {
  const row = await rowOf(place);
  if (!isOpened(row)) throw new Error('the ballot is not opened');
  return row;
}

const CHOICES = ['for', 'for', 'against', 'abstain', 'for'] as const;

/** A ballot that is over: four of five have voted, one of them twice; or two have broken silence. Nothing is declared. */
export async function votedOn(procedure: BallotProcedure, number = 1) {
  const hall = await aHall(5, RULES);
  return { hall, place: await another(hall, procedure, number) };
}

const guards = (table: string, how: 'disable' | 'enable') =>
  forcibly(`alter table ${table} ${how} trigger user`, false);

async function another(hall: Hall, procedure: BallotProcedure, number: number): Promise<Place> {
  const opensAt = new Date(Date.now() - 3 * HOUR);
  const conference = hall.conference.slug;
  if (procedure === 'silence') {
    const place = await aBallot(hall, { procedure, opensAt, number });
    for (const { actor } of hall.heads.slice(0, 2)) {
      await breakSilence(actor, { conference, number, reason: 'It goes too far', key: randomUUID() });
    }
    return place;
  }
  const place = await aBallot(hall, { opensAt, closesAt: new Date(Date.now() - HOUR), number });
  // The votes of an hour ago: the guard that lets none in behind the closing instant is out of the way for them.
  await guards('ballot_event', 'disable');
  for (const [i, choice] of CHOICES.entries()) {
    const now = new Date(opensAt.getTime() + (i + 1) * 60_000);
    const head = hall.heads[i % 4];
    if (!head) throw new Error('no head');
    const known = { now, version: Math.floor(i / 4), mail: null, signingKey: null, chain: null };
    await withTx(SYSTEM, async (tx) => {
      const moment = { ...known, ballot: await openedRow(place), delegationId: head.delegationId };
      await appendVote(tx, head.actor, moment, { choice, key: randomUUID() });
    });
  }
  await guards('ballot_event', 'enable');
  return place;
}

/** The statements that change one choice and hash everything behind it anew, as somebody would who can do all but sign. */
export async function rehashed(place: Place): Promise<string> {
  return withTx(SYSTEM, async (tx) => {
    const of = await openedRow(place);
    const all = await recorded(tx, place);
    let previous = openingHash(sha256, openingOf(of, all), of.format);
    const statements = all.votes.map((vote) => {
      const choice = vote.sequence === 1 ? 'against' : vote.choice;
      const said = { ballot: of.id, delegation: vote.delegationId, at: vote.at.toISOString(), choice };
      const { sequence, version, salt } = vote;
      const hash = voteHash(sha256, previous, { ...said, sequence, version, salt: salt ?? undefined });
      const set = `choice = '${choice}', previous_hash = '${previous}', hash = '${hash}'`;
      previous = hash;
      return `update ballot_event set ${set} where ballot_id = '${of.id}' and sequence = ${sequence}`;
    });
    return [...statements, `update ballot set head_hash = '${previous}' where id = '${of.id}'`].join(';');
  });
}

export type Manipulation = {
  name: string;
  procedure?: BallotProcedure;
  /** how: statements of somebody who owns the tables and puts the guards out of action */
  change: (place: Place) => string | Promise<string>;
  /** the word of the conflict that names it, before the ballot is declared */
  conflict: ConflictWord;
  /** that word once it is declared, where it is another one */
  declared?: ConflictWord;
};

const votes = ({ ballotId }: Place) => `ballot_event where ballot_id = '${ballotId}'`;
const its = ({ ballotId }: Place) => `where ballot_id = '${ballotId}'`;
const self = ({ ballotId }: Place) => `where id = '${ballotId}'`;
const told = ({ ballotId }: Place, kind: string) =>
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
    change: (p) => `delete from ${told(p, 'vote.cast')} and (after ->> 'sequence')::int = 2`,
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
    change: (p) => `delete from ${told(p, 'vote.cast')} and (after ->> 'sequence')::int = 5;
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
    change: (p) => `delete from ${told(p, 'ballot.opened')}`,
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
