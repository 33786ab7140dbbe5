import { expect, it } from 'vitest';
import { EVENTS } from '@/domain/events';
import { changesPages, endsRightOf } from '@/domain/events/reach';

const kinds = Object.keys(EVENTS);

it('leaves the public pages alone for what none of them shows', () => {
  const quiet = kinds.filter((kind) => !changesPages(kind));
  expect([...new Set(quiet.map((kind) => kind.split('.')[0]))].sort()).toEqual(
    [
      ...[
        'account',
        'administrator',
        'badge',
        'ballotDraft',
        'checkIn',
        'credentialsReport',
        'deadlines',
        'finalReport',
        'formQuestion',
        'import',
        'key',
        'circulation',
        'comment',
        'letter',
        'mail',
        'membership',
        'notesVersion',
        'ownData',
        'paragraph',
        'participant',
        'proposal',
        'registration',
      ],
      ...['secondPerson', 'submission', 'vote', 'waitingPlace'],
    ].sort(),
  );
});

it('asks again about the rights of those who watch when one may have ended', () => {
  const ending = kinds.filter((kind) => endsRightOf(kind) !== null).map((kind) => kind.split('.')[0]);
  expect([...new Set(ending)].sort()).toEqual(
    ['account', 'administrator', 'delegation', 'focalPoint', 'notes', 'participant', 'role'].sort(),
  );
  expect(endsRightOf('account.signedOut')).toBe('own');
});

it('takes what it does not know for something that reaches everything', () => {
  expect(changesPages('gala.opened')).toBe(true);
  expect(endsRightOf('gala.opened')).toBe('anybody');
  expect(changesPages('constructor.opened')).toBe(true);
});
