import type { LocalText } from '../local-text';
import { about } from './about';

const communique = about('document');

type CommuniqueChange<Before = unknown, After = unknown> = {
  before: { version: number } & Before;
  after: { version: number } & After;
};
type CommuniqueHead = { title: LocalText; originalLanguage: string };
/** `number`: which paragraph it is, counted from the first. */
type CommuniquePosition = { number: number };
type CommuniqueWords = CommuniquePosition & { text: LocalText };
/** The text as it was looked at, by its version. */
type Reviewed = { symbol: string; version: number };

const statement = about('statement');

/** The speaker's name is left out: an event is kept for good. */
type StatementWords = {
  speakerOffice: LocalText;
  delegationId: string | null;
  saidAt: Date;
  text: LocalText;
};
type StatementNumber = { sessionId: string; number: number };

/** What the press officer's desk makes. */
export const PRESS_EVENTS = {
  'statement.added': statement<{ after: StatementNumber & StatementWords }>(),
  'statement.edited': statement<{
    before: { version: number } & StatementWords;
    after: { version: number } & StatementWords;
  }>(),
  'statement.published': statement<{ after: StatementNumber & { speakerOffice: LocalText } }>(),
  'statement.withdrawn': statement<{ after: StatementNumber & { reason: string } }>(),
  'communique.drafted': communique<{ after: CommuniqueHead & { symbol: string } }>(),
  'communique.edited': communique<CommuniqueChange<CommuniqueHead, CommuniqueHead>>(),
  'communique.paragraphAdded': communique<CommuniqueChange<unknown, CommuniquePosition>>(),
  'communique.paragraphSaved': communique<CommuniqueChange<CommuniqueWords, CommuniqueWords>>(),
  'communique.paragraphMoved': communique<CommuniqueChange<CommuniquePosition, CommuniquePosition>>(),
  'communique.paragraphRemoved': communique<CommuniqueChange<{ id: string } & CommuniqueWords>>(),
  /** `digest`: of title and paragraphs as they were reviewed */
  'communique.reviewed': communique<{ after: Reviewed & { digest: string } }>(),
  /** `publishesAt`: the instant at which it appears by itself */
  'communique.scheduled': communique<{ after: Reviewed & { publishesAt: Date } }>(),
  'communique.withdrawn': communique<{
    before: { publishesAt: Date };
    after: Reviewed & { reason: string };
  }>(),
  'communique.published': communique<{
    after: { symbol: string; languages: readonly string[]; digest: string };
  }>(),
  /** `number`: of the paragraph that it is about; null: the title */
  'corrigendum.communiqueRecorded': communique<{
    after: {
      number: number | null;
      corrigendum: number;
      as: string;
      language: string;
      wrong: string;
      reads: string;
      reason: string;
    };
  }>(),
};
