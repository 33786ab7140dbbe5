import type { LocalText } from '../local-text';
import type { NoteClassification } from '../note-classification';
import type { VoteRules } from '../rules';
import { about } from './about';

const outcome = about('outcome');
const paragraph = about('paragraph');

type Versioned<Before = unknown, After = unknown> = {
  before: { version: number } & Before;
  after: { version: number } & After;
};
/** An outcome's kind, strength and title. */
type Head = { kind: string; strength: string | null; title: LocalText };
type ParagraphWords = {
  part: string;
  number: number;
  verb: LocalText | null;
  addressee: LocalText | null;
  text: LocalText;
};
/** Where a paragraph stands in its part. */
type ParagraphPosition = { part: string; number: number };
/** The draft that paragraphs were merged from, and how many. */
type MergedFrom = { from: number; paragraphs: number };
/** As they were called out in the hall. */
type HandsCounted = { inFavour: number; against: number; abstaining: number };
type EndOfDraft<After = unknown> = Versioned<unknown, { number: number; reason: string } & After>;
type OfCall = { number: number; call: number };
type OfReservation = { delegationId: string; number: number; version: number; reason: string };
/** `number`: of the text; `delegationId`: of the sponsor */
type OfSponsorship = { number: number; delegationId: string };
/** What a paragraph of the notes is, in which language, and who reads it once it is approved. */
type OfNote = {
  kind: string;
  language: string;
  delegationId: string | null;
  classification: NoteClassification;
};
type Classifying<After = unknown> = {
  before: { classification: NoteClassification };
  after: { classification: NoteClassification; reason: string } & After;
};
/** Of a paragraph of the notes: 12, or 12 with the word of one that was inserted. */
type NumberOfParagraph = { number: number; inserted: string | null };
/** Of notes as they stood once. */
type OfNotesVersion = { notesVersion: number; name: string | null; occasion: string | null };
/** `paragraph`: the number of the one that it is about; its words are in no event. */
type OfComment = { paragraph: string; delegationId: string };
type AsideSettled = { before: { version: number }; after: { version: number; aside: string } };

/** `number`: of the text; `sequence`: of the event among those of its debate; `as`: the office that recorded it; null: its delegation did. */
type OfDebate = { number: number; sequence: number; as: string | null };
/** `amendment`: its number among those to the text. */
type OfAmendment = OfDebate & { amendment: number };
/** `division`: the number of the part among those that were divided. */
type OfDivision = OfDebate & { division: number };

/** What was said, and what is to be decided. `digest`: of a text as it was adopted; `symbol`: which it was given then. */
export const OUTCOME_EVENTS = {
  'paragraph.added': paragraph<{ after: NumberOfParagraph & { sessionId: string; language: string } }>(),
  /** `behind`: the number of the paragraph behind which it is read now; none where it comes first */
  'paragraph.moved': paragraph<{ after: NumberOfParagraph & { behind: string | null } }>(),
  'paragraph.saved': paragraph<Versioned>(),
  'paragraph.edited': paragraph<Versioned<OfNote, OfNote>>(),
  'paragraph.keptAside': paragraph<Versioned>(),
  'paragraph.asideTaken': paragraph<AsideSettled>(),
  'paragraph.asidePutAway': paragraph<AsideSettled>(),
  'paragraph.struck': paragraph<Versioned<unknown, NumberOfParagraph & { reason: string }>>(),
  'paragraph.restored': paragraph<Versioned<unknown, NumberOfParagraph>>(),
  /** once it is approved */
  'paragraph.classified': paragraph<Classifying<NumberOfParagraph>>(),
  'notes.classified': about('session')<Classifying>(),
  /** `digest`: of the paragraphs as they were approved */
  'notes.approved': about('session')<{ after: { paragraphs: number; digest: string } }>(),
  /** `notesVersion`: its number among those of the session; `occasion`: why the house kept it, where nobody gave it a name */
  'notesVersion.kept': about('session')<{
    after: OfNotesVersion & { paragraphs: number; digest: string };
  }>(),
  /** `keptBefore`: the number of the version that was kept just before */
  'notesVersion.restored': about('session')<{ after: OfNotesVersion & { keptBefore: number } }>(),
  /** `notesVersion`: the number of the version that was circulated */
  'notes.circulated': about('session')<{ after: { notesVersion: number; commentsUntil: Date } }>(),
  'circulation.extended': about('session')<{
    before: { commentsUntil: Date };
    after: { commentsUntil: Date };
  }>(),
  'circulation.withdrawn': about('session')<{ after: { commentsUntil: Date } }>(),
  'comment.added': about('session')<{ after: OfComment }>(),
  'comment.corrected': about('session')<{ after: OfComment }>(),
  'comment.withdrawn': about('session')<{ after: OfComment }>(),
  'comment.settled': about('session')<{ after: OfComment & { commentEnd: string; answer: string | null } }>(),
  /** `corrigendum`: its number beside that paragraph */
  'corrigendum.paragraphRecorded': paragraph<{
    after: NumberOfParagraph & { corrigendum: number; wrong: string; reads: string; reason: string };
  }>(),
  'outcome.drafted': outcome<{ after: { number: number; kind: string; paragraphId: string } }>(),
  /** `as`: the office that proposed it; `sessionId`: where, if in a session */
  'outcome.proposed': outcome<{
    after: { number: number; kind: string; title: LocalText; as: string; sessionId: string | null };
  }>(),
  /** by a delegation, whose text it is; `reason`: why it was taken after the deadline, if it was */
  'outcome.submitted': outcome<{
    after: { number: number; kind: string; title: LocalText; delegationId: string; reason: string | null };
  }>(),
  /** after the deadline, for one text of the delegation; `as`: the office that admitted it */
  'submission.admitted': about('conference')<{
    after: { delegationId: string; as: string; reason: string };
  }>(),
  'sponsorship.asked': outcome<{ after: OfSponsorship }>(),
  'sponsorship.confirmed': outcome<{ after: OfSponsorship }>(),
  'sponsorship.declined': outcome<{ after: OfSponsorship }>(),
  'sponsorship.withdrawn': outcome<{ after: OfSponsorship }>(),
  'sponsorship.joined': outcome<{ after: OfSponsorship }>(),
  'outcome.withdrawn': outcome<EndOfDraft>(),
  'outcome.rejected': outcome<EndOfDraft>(),
  /** `into`: the number of the text that its paragraphs and sources went into */
  'outcome.merged': outcome<EndOfDraft<{ into: number }>>(),
  /** a paragraph of the notes is one more source, and its text one more paragraph */
  'outcome.noteMerged': outcome<Versioned<unknown, { part: string; number: number; paragraphId: string }>>(),
  'outcome.edited': outcome<Versioned<Head, Head>>(),
  /** an empty one, or all those of a draft that was merged */
  'outcome.paragraphAdded': outcome<Versioned<unknown, ParagraphPosition | MergedFrom>>(),
  'outcome.paragraphMoved': outcome<Versioned<ParagraphPosition, ParagraphPosition>>(),
  'outcome.paragraphSaved': outcome<Versioned<ParagraphWords, ParagraphWords>>(),
  'outcome.paragraphRemoved': outcome<Versioned<{ id: string } & ParagraphWords>>(),
  /** `as`: the office that tabled it; `delegationId`: its sponsor, if any */
  'outcome.tabled': outcome<{
    after: { number: number; as: string; delegationId: string | null; language: string; paragraphs: number };
  }>(),
  /** by its sponsor, while it is debated; what it reads then stands in the events of its paragraphs */
  'outcome.paragraphRewritten': outcome<{ after: OfDebate & { how: string; paragraphId: string } }>(),
  'amendment.tabled': outcome<{
    after: OfAmendment & {
      delegationId: string;
      asks: string;
      paragraphId: string | null;
      words: string | null;
    };
  }>(),
  /** by another delegation, as the rules ask for it */
  'amendment.seconded': outcome<{ after: OfAmendment & { delegationId: string } }>(),
  'seconding.withdrawn': outcome<{ after: OfAmendment & { delegationId: string } }>(),
  'amendment.withdrawn': outcome<{ after: OfAmendment }>(),
  'amendment.accepted': outcome<{ after: OfAmendment }>(),
  /** the counts of the vote, where they were taken */
  'amendment.decided': outcome<{
    after: OfAmendment & {
      result: string;
      inFavour: number | null;
      against: number | null;
      abstaining: number | null;
    };
  }>(),
  /** `division`: which of the parts it is; `paragraphs`: how many are voted on apart; `delegationId`: who moved it, where one is named */
  'outcome.divided': outcome<{
    after: OfDivision & { paragraphs: number; delegationId: string | null };
  }>(),
  'division.withdrawn': outcome<{ after: OfDivision }>(),
  'part.decided': outcome<{
    after: OfDivision & {
      result: string;
      inFavour: number | null;
      against: number | null;
      abstaining: number | null;
    };
  }>(),
  'outcome.leftOpen': outcome<{ after: { number: number; leftOpenAt: Date } }>(),
  'outcome.adopted': outcome<{
    after: { digest: string; symbol?: string } & (
      | {
          method: 'consensus' | 'recorded' | 'showOfHands';
          number: number;
          adoptedAt: Date;
          /** the call for objections upon which it was declared, and for how long that ran */
          call?: number;
          seconds?: number;
        }
      | { method: 'vote' | 'silence'; ballot: number; at: string }
    );
  }>(),
  /** `before`: what was recalled; the text is a draft again */
  'outcome.recalled': outcome<{
    before: {
      adoptedAt: Date | null;
      notAdoptedAt: Date | null;
      leftOpenAt: Date | null;
      endedAs: string | null;
      endedAt: Date | null;
    };
    after: { number: number; version: number; reason: string };
  }>(),
  'outcome.notAdopted': outcome<{
    after: { method: 'vote' | 'silence'; ballot: number; at: string } | { method: 'showOfHands'; at: string };
  }>(),
  /**
   * `show`: its number among those on the text; `present`: the delegations with a vote in the hall, of the `entitled` ones, by the
   * door or as the chair counted; `rules`: as they were frozen
   */
  'showOfHands.recorded': outcome<{
    after: HandsCounted & {
      number: number;
      show: number;
      as: string;
      present: number;
      entitled: number;
      source: string;
      verdict: string;
      rules: VoteRules;
    };
  }>(),
  /** what was declared stays; `version`: how often its counts were corrected, and one */
  'showOfHands.corrected': outcome<{
    before: { version: number } & HandsCounted;
    after: { number: number; show: number; version: number; reason: string } & HandsCounted;
  }>(),
  /** `call`: its number among those on the text */
  'consensusCall.opened': outcome<{ after: OfCall & { seconds: number; sessionId: string } }>(),
  'consensusCall.withdrawn': outcome<{ after: OfCall & { reason: string } }>(),
  /** `as`: the chair, who heard it in the room; nothing where the delegation entered it */
  'objection.added': outcome<{ after: OfCall & { delegationId: string; as: string | null } }>(),
  'objection.withdrawn': outcome<{ after: OfCall & { delegationId: string } }>(),
  'reservation.recorded': outcome<{ after: { delegationId: string; text: string } }>(),
  /** `text`: as it was, and as it is from here on; `number`: of the outcome */
  'reservation.corrected': outcome<{
    before: { version: number; text: string };
    after: OfReservation & { text: string };
  }>(),
  'reservation.withdrawn': outcome<{ before: { version: number; text: string }; after: OfReservation }>(),
  'corrigendum.recorded': outcome<{
    after: {
      number: number;
      corrigendum: number;
      as: string;
      language: string;
      paragraphId: string | null;
      wrong: string;
      reads: string;
      reason: string;
    };
  }>(),
  /** `digest`: of what was translated, as it is kept */
  'translation.added': outcome<{
    before: { version: number };
    after: { number: number; version: number; language: string; translator: string; digest: string };
  }>(),
};
