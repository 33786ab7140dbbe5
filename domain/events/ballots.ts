import type { ActOffice } from '../acts';
import type { Conflict } from '../ballot-check';
import type { Phrase } from '../explaining';
import type { LocalText } from '../local-text';
import type { ElectoralRoll } from '../roll';
import type { Rules, RulesProfile } from '../rules';
import type { Tally } from '../tally';
import type { CastRefusal } from '../voting';
import { about } from './about';

const ballot = about('ballot');

type BallotAnnounced = {
  number: number;
  /** the number of the outcome */
  outcome: number;
  procedure: 'vote' | 'silence';
  round: number;
  question: LocalText;
  rulesName: LocalText;
  profile: RulesProfile;
  opensAt: Date;
  closesAt: Date;
};

type SeatChange = { delegationId: string; office: ActOffice; sequence: number; hash: string };

/** From the opening of a ballot to its result. `hash` and `head`: where the ballot's own chain stands. */
export const BALLOT_EVENTS = {
  'ballot.scheduled': ballot<{ after: BallotAnnounced }>(),
  'ballot.lapsed': ballot<{ after: { number: number; reason: string; opensAt: string } }>(),
  /** `sequence` and `hash`: its place in the chain of a ballot that was open */
  'ballot.cancelled': ballot<{
    after: {
      number: number;
      reason: string;
      office: ActOffice;
      at: string;
      sequence?: number;
      hash?: string;
    };
  }>(),
  'head.replaced': ballot<{ after: SeatChange }>(),
  'head.confirmed': ballot<{ after: SeatChange }>(),
  'head.objected': ballot<{ after: SeatChange & { reason: string } }>(),
  'close.moved': ballot<{
    before: { closesAt: string };
    after: { closesAt: string; reason: string; office: ActOffice; sequence?: number; hash?: string };
  }>(),
  'ballot.opened': ballot<{ after: BallotAnnounced & { rules: Rules; roll: ElectoralRoll; hash: string } }>(),
  'ballot.secondRoundNotOpened': ballot<{ after: { reason: string } }>(),
  'ballot.declared': ballot<{
    after: {
      number: number;
      closedAt: string;
      head: string;
      /** the verdict */
      outcome: string;
      counts: Tally & { members: number };
      breaks: number;
      explanation: Phrase;
    };
  }>(),
  'ballot.doubted': ballot<{ after: { number: number; conflict: Conflict } }>(),
  'finding.recorded': ballot<{ after: { finding: string | undefined; text: string; at: Date } }>(),
  'vote.cast': ballot<{ after: { sequence: number; hash: string } }>(),
  'vote.refused': ballot<{ after: { delegationId: string; reason: CastRefusal } }>(),
  'silence.broken': ballot<{
    after: {
      delegationId: string;
      reason: string;
      at: string;
      sequence?: number | null;
      hash?: string | null;
    };
  }>(),
};
