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

export const createRoom = action(roomInput, addRoom, { adds: 'room' });
export const changeRoom = action(roomChangeInput, editRoom, { changes: 'room' });
export const dropRoom = action(roomRemovalInput, removeRoom, { removes: 'room' });
export const createItem = action(agendaItemInput, addAgendaItem, { adds: 'agendaItem' });
export const changeItem = action(agendaItemChangeInput, editAgendaItem, { changes: 'agendaItem' });
export const createSession = action(sessionInput, addSession, { adds: 'session' });
export const changeSession = action(sessionChangeInput, editSession, { changes: 'session' });
export const move = action(moveInput, moveSession, { changes: 'session' });
export const cancel = action(cancelInput, cancelSession, { removes: 'session' });
export const restore = action(cancelInput, restoreSession, { decides: 'session' });
export const release = action(releaseInput, releaseAgenda, { decides: 'agendaRelease' });
