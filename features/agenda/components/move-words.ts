import type { Locale } from '@/domain/local-text';
import { sayIn } from '@/platform/i18n/messages';
import type { EditorRoom } from '../queries/editor';
import type { MoveWords } from './move-form';

/** The words of the form that moves a session. */
export function moveWords(locale: Locale, zone: string): MoveWords {
  const say = sayIn(locale);
  return {
    room: say('agenda.field.room'),
    noRoom: say('agenda.field.noRoom'),
    startsAt: say('agenda.field.startsAt'),
    zone: say('agenda.field.timeHint', { zone }),
    reason: say('agenda.field.reason'),
    reasonHint: say('agenda.field.reasonHint'),
    submit: say('agenda.do.move'),
  };
}

/** The rooms with their seats, for a list to choose from. */
export function roomOptions(rooms: readonly EditorRoom[], locale: Locale) {
  const say = sayIn(locale);
  return rooms.map(({ id, name, capacity }) => ({
    value: id,
    label: `${name} (${say('agenda.seats', { count: capacity })})`,
  }));
}
