import type { Door } from '@/tests/setup/fates';
import type { Person } from '@/tests/setup/sides/persons';
import type { Side } from '@/tests/setup/sides/side';

export type Fields = Record<string, string | string[] | File>;

export type Row = Door & {
  /** a form that the first of `may` can send with success */
  input: (side: Side, jpeg: Buffer, person?: Person | 'anonymous') => Fields | Promise<Fields>;
  /** it rests on nothing but the session of the account that it was offered to */
  ofAccount?: true;
  /** fields whose value is a word of the sender's own: swapping it harms nobody */
  own?: readonly string[];
  /** tables that a refusal may write into, to keep what was tried */
  trace?: readonly string[];
};

export const ORGANIZERS = ['organizer', 'administrator'] as const;
export const OFFICERS = ['organizer', 'credentialsOfficer', 'administrator'] as const;
export const inFour = (field: string, text: string): Fields => ({
  [`${field}.en`]: text,
  [`${field}.fr`]: text,
  [`${field}.es`]: text,
  [`${field}.ar`]: text,
});
export const inMeeting = (side: Side): Fields => ({ conference: side.meeting.slug });
export const session = (side: Side, from: string, to: string): Fields => ({
  ...inMeeting(side),
  kind: 'panel',
  ...inFour('title', 'A new session'),
  agendaItemId: side.ids.item,
  roomId: side.ids.emptyRoom,
  startsAt: `2023-03-22T${from}`,
  endsAt: `2023-03-22T${to}`,
  languages: ['en', 'fr'],
  chair: side.accounts.chair,
  rapporteur: side.accounts.rapporteur,
  reason: 'It cannot be helped.',
});
export const rules: Fields = {
  ...inFour('name', 'Simple majority'),
  majority: 'simple',
  quorum: 'none',
  share: '',
  of: 'members',
  onTie: 'rejected',
  secondVoteDelayHours: '24',
  minimumHours: '24',
  onBroken: 'vote',
  newHeadWaitingHours: '24',
  seconders: '1',
  consensusSeconds: '60',
};
