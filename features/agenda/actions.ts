'use server';

import { action } from '@/platform/action';
import { releaseAgenda } from './commands/release';
import { addAgendaItem, addRoom, editAgendaItem, editRoom, removeRoom } from './commands/rooms';
import { addSession, cancelSession, editSession, moveSession, restoreSession } from './commands/sessions';
import {
  agendaItemChangeInput,
  agendaItemInput,
  cancelInput,
  moveInput,
  releaseInput,
  roomChangeInput,
  roomInput,
  roomRemovalInput,
  sessionChangeInput,
  sessionInput,
} from './input';

export const createRoom = action('agenda.createRoom', roomInput, addRoom, { adds: 'room' });
export const changeRoom = action('agenda.changeRoom', roomChangeInput, editRoom, { changes: 'room' });
export const dropRoom = action('agenda.dropRoom', roomRemovalInput, removeRoom, { removes: 'room' });
export const createItem = action('agenda.createItem', agendaItemInput, addAgendaItem, { adds: 'agendaItem' });
export const changeItem = action('agenda.changeItem', agendaItemChangeInput, editAgendaItem, {
  changes: 'agendaItem',
});
export const createSession = action('agenda.createSession', sessionInput, addSession, { adds: 'session' });
export const changeSession = action('agenda.changeSession', sessionChangeInput, editSession, {
  changes: 'session',
});
export const move = action('agenda.move', moveInput, moveSession, { changes: 'session' });
export const cancel = action('agenda.cancel', cancelInput, cancelSession, { removes: 'session' });
export const restore = action('agenda.restore', cancelInput, restoreSession, { decides: 'session' });
export const release = action('agenda.release', releaseInput, releaseAgenda, { decides: 'agendaRelease' });
