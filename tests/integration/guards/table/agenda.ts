import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { draftSessions } from '@/features/agenda/queries';
import { getEditor } from '@/features/agenda/queries/editor';
import { draftName, releasedFrom } from '@/features/agenda/queries/release';
import { roomsVersionOf } from '@/features/agenda/queries/room-order';
import type { Side } from '@/tests/setup/sides/side';
import { type Fields, inFour, inMeeting, ORGANIZERS, type Row, session } from './forms';

const ofSession = (side: Side): Fields => ({
  ...inMeeting(side),
  sessionId: side.ids.session,
  version: '1',
});
const shownDraft = (side: Side) =>
  withTx(SYSTEM, async (tx) => draftName(releasedFrom(await draftSessions(tx, side.meeting.id))));
const shownRooms = async (side: Side) => roomsVersionOf((await getEditor(SYSTEM, side.meeting)).rooms);

export const agenda: Record<string, Row> = {
  'agenda.moveConference': {
    may: ORGANIZERS,
    input: (side) => ({
      conference: side.mistake.slug,
      version: '1',
      startsOn: '2024-03-19',
      timeZone: 'America/Lima',
      keeps: 'timeOfDay',
      draft: draftName([]),
      reason: 'The host asked for another week.',
    }),
  },
  'agenda.addRoom': {
    may: ORGANIZERS,
    input: (side) => ({ ...inMeeting(side), name: 'New room', capacity: '40' }),
  },
  'agenda.editRoom': {
    may: ORGANIZERS,
    input: (side) => ({
      ...inMeeting(side),
      roomId: side.ids.emptyRoom,
      version: '1',
      name: 'Renamed room',
      capacity: '50',
    }),
  },
  'agenda.moveRoom': {
    may: ORGANIZERS,
    input: async (side) => ({
      ...inMeeting(side),
      roomId: side.ids.emptyRoom,
      orderVersion: await shownRooms(side),
      direction: 'down',
    }),
  },
  'agenda.removeRoom': {
    may: ORGANIZERS,
    input: (side) => ({ ...inMeeting(side), roomId: side.ids.emptyRoom, version: '1' }),
  },
  'agenda.addAgendaItem': {
    may: ORGANIZERS,
    input: (side) => ({ ...inMeeting(side), number: '7', ...inFour('title', 'New item') }),
    own: ['number'],
  },
  'agenda.editAgendaItem': {
    may: ORGANIZERS,
    input: (side) => ({
      ...inMeeting(side),
      itemId: side.ids.emptyItem,
      version: '1',
      number: '8',
      ...inFour('title', 'Changed item'),
    }),
  },
  'agenda.removeAgendaItem': {
    may: ORGANIZERS,
    input: (side) => ({ ...inMeeting(side), itemId: side.ids.emptyItem, version: '1' }),
  },
  'agenda.addSession': { may: ORGANIZERS, input: (side) => session(side, '15:00', '16:00') },
  'agenda.editSession': {
    may: ORGANIZERS,
    input: (side) => ({ ...session(side, '17:00', '18:00'), ...ofSession(side) }),
  },
  'agenda.moveSession': {
    may: ORGANIZERS,
    input: (side) => ({
      ...ofSession(side),
      roomId: side.ids.emptyRoom,
      startsAt: '2023-03-22T09:00',
      reason: 'The hall is needed.',
    }),
  },
  'agenda.cancelSession': { may: ORGANIZERS, input: ofSession },
  'agenda.restoreSession': {
    may: ORGANIZERS,
    input: (side) => ({ ...ofSession(side), sessionId: side.ids.cancelled }),
  },
  'agenda.releaseAgenda': {
    may: ORGANIZERS,
    input: async (side) => ({ ...inMeeting(side), number: '0', draft: await shownDraft(side) }),
  },
};
