import type { LocalText } from '../local-text';
import type { SessionKind, TimetableSession } from '../timetable';
import { about } from './about';

const agendaItem = about('agendaItem');
const room = about('room');
const session = about('session');

/** `number`: events of before items had sub-items have it as a number */
type Item = { number: string; title: LocalText };
type Room = { name: string; capacity: number };
type Bureau = TimetableSession['bureau'];
type Place = { roomId: string | null; startsAt: Date; endsAt: Date };
type Session = Place & {
  kind: SessionKind;
  title: LocalText;
  agendaItemId: string | null;
  languages: readonly string[];
  bureau: Bureau;
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
  'room.added': room<{ after: Room }>(),
  'room.edited': room<{ before: Room; after: Room }>(),
  'room.removed': room<{ before: Room }>(),
  'session.added': session<{ after: Session }>(),
  'session.edited': session<{ before: Session; after: Session }>(),
  'session.moved': session<{ before: Place; after: Place }>(),
  'session.cancelled': session<{ before: { title: LocalText; bureau: Bureau } }>(),
  'session.restored': session<{ after: { title: LocalText } }>(),
};
