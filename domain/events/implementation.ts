import type { Classification, DocumentFileKind } from '../documents';
import type { ImplementationState } from '../implementation';
import type { LocalText } from '../local-text';
import { about } from './about';

const outcome = about('outcome');

/** `number`: of the outcome; `version`: which rhythm of it this is, counted from the first */
type RhythmSet = {
  number: number;
  version: number;
  /** `2023-09-01` */
  firstOn: string;
  everyMonths: number | null;
  answerDays: number;
  lastOn: string | null;
};
/**
 * `version`: which report of that delegation it is; `fileType`: of the document that is its evidence; `digest`: of all that was
 * reported, with that of the document and without the contact. An event is kept for good, and what a country wrote is not for
 * everybody who reads events.
 */
type ReportMade = {
  number: number;
  delegationId: string;
  version: number;
  state: ImplementationState;
  doneOn: string | null;
  fileType?: DocumentFileKind;
  digest: string;
};

/** `number`: of the outcome; `version`: which act on its way this is, counted from the first */
type ForwardingActs = { number: number; version: number };

/** What becomes of what was adopted. */
export const IMPLEMENTATION_EVENTS = {
  /** `members`: how many are asked; `classification`: who reads in which state each is */
  'followUp.opened': outcome<{ after: RhythmSet & { members: number; classification: Classification } }>(),
  'followUp.edited': outcome<{
    before: { version: number };
    after: RhythmSet & { reason: string };
  }>(),
  'followUp.ended': outcome<{
    before: { version: number };
    after: { number: number; version: number; reason: string };
  }>(),
  'outcome.forwarded': outcome<{
    before: { version: number };
    after: ForwardingActs & {
      assembly: LocalText;
      forwardedOn: string;
      symbol: string | null;
      reason: string | null;
    };
  }>(),
  'outcome.forwardingWithdrawn': outcome<{
    before: { version: number };
    after: ForwardingActs & { reason: string };
  }>(),
  'implementation.reported': outcome<{ after: ReportMade }>(),
  /** `letterOn`: the date of the letter that the secretariat recorded it from */
  'implementation.recorded': outcome<{ after: ReportMade & { letterOn: string } }>(),
};
