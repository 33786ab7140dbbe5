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

export const createRoom = action(roomInput, addRoom);
export const changeRoom = action(roomChangeInput, editRoom);
export const dropRoom = action(roomRemovalInput, removeRoom);
export const createItem = action(agendaItemInput, addAgendaItem);
export const changeItem = action(agendaItemChangeInput, editAgendaItem);
export const createSession = action(sessionInput, addSession);
export const changeSession = action(sessionChangeInput, editSession);
export const move = action(moveInput, moveSession);
export const cancel = action(cancelInput, cancelSession);
export const restore = action(cancelInput, restoreSession);
export const release = action(releaseInput, releaseAgenda);
