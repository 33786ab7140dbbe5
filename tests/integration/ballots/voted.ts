import { randomUUID } from 'node:crypto';
import { withTx } from '@/db/client';
import { isOpened } from '@/db/schema/ballots';
import { SYSTEM } from '@/domain/actor';
import { openingHash, voteHash } from '@/domain/chain';
import type { BallotProcedure } from '@/domain/voting';
import { breakSilence } from '@/features/ballots/commands/silence';
import { appendVote } from '@/features/ballots/commands/vote';
import { openingOf, recorded } from '@/features/ballots/queries/recorded';
import { sha256 } from '@/platform/chain';
import { aBallot, HOUR } from '@/tests/setup/conference/ballots';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { RULES } from '@/tests/setup/conference/rules';
import { owner } from '@/tests/setup/owner';
import { rowOf } from '@/tests/setup/stored';

export type BallotIds = { conferenceId: string; ballotId: string };

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
  ...['outcome', 'outcome_symbol', 'outcome_paragraph', 'reservation', 'agenda_release', 'delegation'],
  ...['show_of_hands', 'show_of_hands_correction'],
  ...['reservation_correction', 'corrigendum', 'translation', 'final_report', 'file'],
  ...['credentials_report', 'reported_credentials', 'credentials_report_act'],
];

/** What somebody could do who owns the tables, with the guards out of action; without `mighty`, with them. */
export async function forcibly(statements: string | Promise<string>, mighty = true): Promise<void> {
  const guards = (how: string) => GUARDED.map((name) => `alter table ${name} ${how} trigger user`).join(';');
  const client = await owner();
  const text = await statements;
  await client
    .query(mighty ? `begin; ${guards('disable')}; ${text}; ${guards('enable')}; commit` : text)
    .finally(() => client.end());
}

async function openedRow(ids: BallotIds) {
  const row = await rowOf(ids);
  if (!isOpened(row)) throw new Error('the ballot is not opened');
  return row;
}

const CHOICES = ['for', 'for', 'against', 'abstain', 'for'] as const;

/** A ballot that is over: four of five have voted, one of them twice; or two have broken silence. Nothing is declared. */
export async function votedOn(procedure: BallotProcedure, number = 1) {
  const hall = await aHall(5, RULES);
  return { hall, ids: await another(hall, procedure, number) };
}

const guards = (table: string, how: 'disable' | 'enable') =>
  forcibly(`alter table ${table} ${how} trigger user`, false);

/** One more such ballot, in the same hall. */
export async function another(hall: Hall, procedure: BallotProcedure, number: number): Promise<BallotIds> {
  const opensAt = new Date(Date.now() - 3 * HOUR);
  const conference = hall.conference.slug;
  if (procedure === 'silence') {
    const ids = await aBallot(hall, { procedure, opensAt, number });
    for (const { actor } of hall.heads.slice(0, 2)) {
      await breakSilence(actor, { conference, number, reason: 'It goes too far', key: randomUUID() });
    }
    return ids;
  }
  const ids = await aBallot(hall, { opensAt, closesAt: new Date(Date.now() - HOUR), number });
  // The votes of an hour ago: the guard that lets none in behind the closing instant is out of the way for them.
  await guards('ballot_event', 'disable');
  for (const [i, choice] of CHOICES.entries()) {
    const now = new Date(opensAt.getTime() + (i + 1) * 60_000);
    const head = hall.heads[i % 4];
    if (!head) throw new Error('no head');
    const known = { now, version: Math.floor(i / 4), mail: null, signingKey: null, chain: null };
    await withTx(SYSTEM, async (tx) => {
      const moment = { ...known, ballot: await openedRow(ids), delegationId: head.delegationId };
      await appendVote(tx, head.actor, moment, { choice, key: randomUUID() });
    });
  }
  await guards('ballot_event', 'enable');
  return ids;
}

/** The statements that change one choice and hash everything behind it anew, as somebody would who can do all but sign. */
export async function rehashed(ids: BallotIds): Promise<string> {
  return withTx(SYSTEM, async (tx) => {
    const opened = await openedRow(ids);
    const all = await recorded(tx, ids);
    let previous = openingHash(sha256, openingOf(opened, all), opened.format);
    const statements = all.votes.map((vote) => {
      const choice = vote.sequence === 1 ? 'against' : vote.choice;
      const content = { ballot: opened.id, delegation: vote.delegationId, at: vote.at.toISOString(), choice };
      const { sequence, version, salt } = vote;
      const hash = voteHash(sha256, previous, { ...content, sequence, version, salt: salt ?? undefined });
      const set = `choice = '${choice}', previous_hash = '${previous}', hash = '${hash}'`;
      previous = hash;
      return `update ballot_event set ${set} where ballot_id = '${opened.id}' and sequence = ${sequence}`;
    });
    return [...statements, `update ballot set head_hash = '${previous}' where id = '${opened.id}'`].join(';');
  });
}
