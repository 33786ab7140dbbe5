import { describe, expect, it } from 'vitest';
import { CONFERENCE_ENTITIES, kindsWordedAs, wordedAs } from '@/domain/events';
import { recordOf, recordQuery, recordView, WORDED } from '@/domain/record-view';

const ID = '01890000-0000-7000-8000-000000000001';

describe('the view of the record that an address asks for', () => {
  it('is the whole where it asks for nothing', () => {
    expect(recordView({ about: '', from: '', kind: '' })).toEqual({ view: recordOf(), unknown: [] });
    expect(recordQuery(recordOf())).toBe('');
  });

  it.each([
    `?object=room%3A${ID}&kind=room.added&person=${ID}&from=2026-03-01&to=2026-03-02&before=7`,
    '?about=session&person=system&after=12',
    '?object=agendaRelease%3A2',
    '?object=member%3AAT',
  ])('stands in the address again: %s', (query) => {
    const { view, unknown } = recordView(Object.fromEntries(new URLSearchParams(query)));
    expect(unknown).toEqual([]);
    expect(recordQuery(view)).toBe(query);
  });

  it.each([
    ['about', { about: 'account' }],
    ['about', { about: ['room', 'session'] }],
    ['object', { object: 'room' }],
    ['object', { object: `room:${ID}:x` }],
    ['object', { object: 'agendaRelease:AT' }],
    ['object', { object: 'delegation:AT' }],
    ['object', { object: `member:${ID}` }],
    ['object', { object: 'room:../x' }],
    ['object', { about: 'session', object: `room:${ID}` }],
    ['kind', { kind: 'account.signedIn' }],
    ['person', { person: 'Anna' }],
    ['day', { from: '2026-02-30' }],
    ['day', { to: '21.3.2026' }],
    ['day', { to: '9999-12-31' }],
    ['order', { from: '2026-03-02', to: '2026-03-01' }],
    ['place', { before: '0' }],
    ['place', { after: '1e3' }],
  ])('says that nobody knows this: %s of %j', (wrong, query) => {
    expect(recordView(query).unknown).toEqual([wrong]);
  });
});

it('offers every kind that can be recorded, each with all that is told under its words', () => {
  expect(WORDED).toContain('vote.cast');
  expect(WORDED.map((kind) => kindsWordedAs(kind).every((one) => wordedAs(one) === kind))).not.toContain(
    false,
  );
  expect(kindsWordedAs('room.added')).toEqual(['room.added', 'room.created']);
  expect(CONFERENCE_ENTITIES).not.toContain('account');
});
