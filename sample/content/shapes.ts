import type { Locale, LocalText } from '@/domain/local-text';
import type { NoteClassification } from '@/domain/note-classification';
import type { OutcomeKind } from '@/domain/outcomes';
import type { SessionKind } from '@/domain/timetable';
import type { RoomKey } from './rooms';
import type { TopicKey } from './topics';
import type { AddresseeKey, VerbKey } from './wording';

export type BureauKey = 'chair' | 'vice-chair-1' | 'vice-chair-2' | 'rapporteur' | 'second-rapporteur';

export type SampleSession = {
  key: string;
  /** Day of the conference, from 1. */
  day: 1 | 2 | 3;
  /** Local time in the conference's zone, HH:MM. */
  start: string;
  end: string;
  room: RoomKey;
  kind: SessionKind;
  /** Number of the agenda item taken up. */
  item: number | null;
  title: LocalText;
  bureau?: { chair: BureauKey; rapporteur?: BureauKey };
};

export type SampleNotes = {
  session: string;
  /** The one working language in which the rapporteur wrote. */
  language: Locale;
  /**
   * In order; a paragraph's number is its place, from 1. `outcome`: key of the text that came from it; `classification`: where not
   * everybody reads it.
   */
  paragraphs: { text: string; outcome?: string; classification?: NoteClassification }[];
};

export type SampleOutcome = {
  key: string;
  kind: OutcomeKind;
  strength: 'reinforced' | 'encouraged' | 'supported' | 'keyRecommendation' | null;
  topics: TopicKey[];
  /** Key of the session that concluded it. */
  session: string;
  title: LocalText;
  preambular: LocalText[];
  operative: { verb: VerbKey; addressee: AddresseeKey; text: LocalText }[];
};

/** `decidedBy`: how the sample puts it to the electoral roll; null: left open, no ballot yet. */
export type SampleProposal = SampleOutcome & {
  decidedBy: 'declaredBallot' | 'openBallot' | 'silence' | null;
};
