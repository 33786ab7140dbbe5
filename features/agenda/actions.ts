'use server';

import { action } from '@/platform/action';
import { moveConference } from './commands/moving';
import { releaseAgenda } from './commands/release';
import { moveRoom } from './commands/room-order';
import {
  addAgendaItem,
  addRoom,
  editAgendaItem,
  editRoom,
  removeAgendaItem,
  removeRoom,
} from './commands/rooms';
import { addSession, cancelSession, editSession, moveSession, restoreSession } from './commands/sessions';
import {
  agendaItemChangeInput,
  agendaItemInput,
  agendaItemRemovalInput,
  cancelInput,
  conferenceMoveInput,
  moveInput,
  releaseInput,
  roomChangeInput,
  roomInput,
  roomMoveInput,
  roomRemovalInput,
  sessionChangeInput,
  sessionInput,
} from './input';

export const addRoomAction = action('agenda.addRoom', roomInput, addRoom, { adds: 'room' });
export const editRoomAction = action('agenda.editRoom', roomChangeInput, editRoom, { changes: 'room' });
export const removeRoomAction = action('agenda.removeRoom', roomRemovalInput, removeRoom, {
  removes: 'room',
});
export const moveRoomAction = action('agenda.moveRoom', roomMoveInput, moveRoom, { decides: 'room' });
export const addAgendaItemAction = action('agenda.addAgendaItem', agendaItemInput, addAgendaItem, {
  adds: 'agendaItem',
});
export const editAgendaItemAction = action('agenda.editAgendaItem', agendaItemChangeInput, editAgendaItem, {
  changes: 'agendaItem',
});
export const removeAgendaItemAction = action(
  'agenda.removeAgendaItem',
  agendaItemRemovalInput,
  removeAgendaItem,
  { removes: 'agendaItem' },
);
export const addSessionAction = action('agenda.addSession', sessionInput, addSession, { adds: 'session' });
export const editSessionAction = action('agenda.editSession', sessionChangeInput, editSession, {
  changes: 'session',
});
export const moveSessionAction = action('agenda.moveSession', moveInput, moveSession, { changes: 'session' });
export const cancelSessionAction = action('agenda.cancelSession', cancelInput, cancelSession, {
  removes: 'session',
});
export const restoreSessionAction = action('agenda.restoreSession', cancelInput, restoreSession, {
  decides: 'session',
});
export const moveConferenceAction = action('agenda.moveConference', conferenceMoveInput, moveConference, {
  changes: 'conference',
});
export const releaseAgendaAction = action('agenda.releaseAgenda', releaseInput, releaseAgenda, {
  decides: 'agendaRelease',
});
