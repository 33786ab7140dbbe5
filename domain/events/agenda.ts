import type { LocalText } from '../local-text';
import type { SessionKind, TimetableSession } from '../timetable';
import { about } from './about';

const agendaItem = about('agendaItem');
const room = about('room');
const session = about('session');

/** `number`: events of before items had sub-items have it as a number */
type Item = { number: string; title: LocalText };
type RoomFacts = { name: string; capacity: number };
type BureauTold = TimetableSession['bureau'];
type SessionSlot = { roomId: string | null; startsAt: Date; endsAt: Date };
type Session = SessionSlot & {
  kind: SessionKind;
  title: LocalText;
  agendaItemId: string | null;
  languages: readonly string[];
  bureau: BureauTold;
};

/** The agenda, its sessions and the rooms that they meet in. */
export const AGENDA_EVENTS = {
  'agenda.released': about('agendaRelease')<{
    /** `digest`: of the sessions as they were released */
    after: { number: number; sessions: number; changes: number; digest: string };
  }>(),
  'agendaItem.added': agendaItem<{ after: Item }>(),
  'agendaItem.edited': agendaItem<{ before: Item; after: Item }>(),
  'agendaItem.removed': agendaItem<{ before: Item }>(),
  'room.added': room<{ after: RoomFacts }>(),
  'room.edited': room<{ before: RoomFacts; after: RoomFacts }>(),
  'room.moved': room<{ before: { number: number }; after: { number: number } }>(),
  'room.removed': room<{ before: RoomFacts }>(),
  'session.added': session<{ after: Session }>(),
  'session.edited': session<{ before: Session; after: Session }>(),
  'session.moved': session<{ before: SessionSlot; after: SessionSlot }>(),
  'session.cancelled': session<{ before: { title: LocalText; bureau: BureauTold } }>(),
  'session.restored': session<{ after: { title: LocalText } }>(),
};
