import type { LocalText } from '../local-text';
import type { BallotProcedure } from '../voting';
import { about } from './about';

const draft = about('ballotDraft');

type Prepared = {
  /** the number of the outcome */
  outcome: number;
  procedure: BallotProcedure | null;
  rulesName: LocalText | null;
  opensAt: Date | null;
  closesAt: Date | null;
};

/** Ballots in preparation, which nobody relies on. */
export const BALLOT_DRAFT_EVENTS = {
  'ballotDraft.added': draft<{ after: Prepared }>(),
  'ballotDraft.edited': draft<{
    before: Prepared & { version: number };
    after: Prepared & { version: number };
  }>(),
  /** `number`: of the ballot that came of it; null where it was only removed */
  'ballotDraft.removed': draft<{ before: Prepared; after: { number: number | null } }>(),
};
