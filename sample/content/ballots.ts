import type { BallotProcedure } from '@/domain/voting';
import type { RulesKey } from './rules';

/** What the electoral roll answers, by how many delegations; the delegations are drawn by lot. */
export type Answers = { for: number; against: number; abstain: number };

export type SampleBallot = {
  /** Key of the proposal put to the vote. */
  proposal: string;
  rules: RulesKey;
  procedure: BallotProcedure;
  /** Whole hours from now. */
  opens: number;
  closes: number;
  answers: Answers;
  /** How many of those who answered changed their vote once. */
  changed: number;
};

/** The post-conference ballots: one declared, one open, one silence procedure running. */
export const BALLOTS: SampleBallot[] = [
  {
    proposal: 'sample-yearly-review',
    rules: 'correspondence-two-thirds',
    procedure: 'vote',
    opens: -144,
    closes: -72,
    answers: { for: 24, against: 9, abstain: 4 },
    changed: 2,
  },
  {
    proposal: 'sample-exercises',
    rules: 'correspondence',
    procedure: 'vote',
    opens: -48,
    closes: 120,
    answers: { for: 9, against: 4, abstain: 2 },
    changed: 1,
  },
  {
    proposal: 'sample-contact-directory',
    rules: 'silence',
    procedure: 'silence',
    opens: -24,
    closes: 72,
    answers: { for: 0, against: 0, abstain: 0 },
    changed: 0,
  },
];
