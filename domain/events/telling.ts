/** How a value is said in words. Things are said by their names, and words of closed lists as the pages say them. */
export type Telling =
  | 'text'
  | 'inLanguages'
  | 'number'
  | 'itemNumber'
  | 'moment'
  | 'date'
  | 'country'
  | 'language'
  | 'languages'
  | 'bureau'
  | 'reminderDays'
  | ThingTold
  | WordTold;

/** The id of something that has a name. */
export type ThingTold =
  | 'account'
  | 'agendaItem'
  | 'delegation'
  | 'document'
  | 'outcome'
  | 'outcomeParagraph'
  | 'participant'
  | 'room'
  | 'session';

/** A word of a closed list. */
export type WordTold =
  | 'actOffice'
  | 'amendmentResult'
  | 'capacity'
  | 'classification'
  | 'commentEnd'
  | 'credentials'
  | 'deadline'
  | 'decision'
  | 'delegationKind'
  | 'documentKind'
  | 'noteClassification'
  | 'noteKind'
  | 'documentPart'
  | 'documentReaders'
  | 'fileType'
  | 'floorKind'
  | 'implementation'
  | 'importKind'
  | 'keptOn'
  | 'keptTimes'
  | 'method'
  | 'outcomeEnd'
  | 'outcomeKind'
  | 'part'
  | 'procedure'
  | 'proposedAct'
  | 'role'
  | 'section'
  | 'sessionKind'
  | 'speechStanding'
  | 'strength'
  | 'verdict';

/** `as`: the label, where it is not the name itself. */
export type ToldAs<Label extends string = string> = Telling | { tell: Telling; as: Label };

/** A value that is told under another name. */
export const labelled = <const Label extends string>(tell: Telling, as: Label) => ({ tell, as });
