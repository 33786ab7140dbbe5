import { CHOICES, type Choice } from '@/domain/tally';
import type { SampleBallot } from '../content/ballots';
import { lotOf } from './lot';

export type DrawnVote = { country: string; choice: Choice; at: Date };

const HOUR = 3_600_000;
const SEED = 370;

/**
 * Who votes how, drawn by lot: in the order of their instants, all between the opening and `until`, no two
 * at the same one. A country that changes its vote stands there twice; its last vote makes the figures.
 */
export function drawVotes(
  ballot: SampleBallot,
  countries: string[],
  opensAt: Date,
  until: Date,
): DrawnVote[] {
  const lot = lotOf(SEED + ballot.proposal.length);
  const choices = CHOICES.flatMap((choice) => Array.from({ length: ballot.answers[choice] }, () => choice));
  const voters = lot.order(countries).slice(0, choices.length);
  if (voters.length < choices.length) throw new RangeError('more votes than delegations on the roll');
  const cast = voters.map((country, i) => ({ country, choice: choices[i] ?? 'abstain' }));
  const first = lot.order(cast).slice(0, ballot.changed);
  const all = [
    ...first.map((vote) => ({ ...vote, choice: other(vote.choice) })),
    ...lot.order(cast.filter((vote) => !first.includes(vote))),
    ...first,
  ];
  const span = until.getTime() - opensAt.getTime() - HOUR;
  const step = Math.floor(span / (all.length + 1));
  if (step <= 1) throw new RangeError('the ballot is too short for its votes');
  return all.map((vote, i) => ({
    ...vote,
    at: new Date(opensAt.getTime() + (i + 1) * step + lot.number(step)),
  }));
}

const other = (choice: Choice): Choice => (choice === 'abstain' ? 'for' : 'abstain');
