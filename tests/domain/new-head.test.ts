import { describe, expect, test } from 'vitest';
import type { ActOffice } from '@/domain/acts';
import {
  NEW_HEAD,
  newHeadRule,
  type SeatAct,
  seatStanding,
  whyHeld,
  whyNotConfirm,
  whyNotObject,
} from '@/domain/new-head';

const HOUR = 3_600_000;
const START = Date.parse('2026-01-10T12:00:00.000Z');
const at = (hours: number) => new Date(START + hours * HOUR).toISOString();

let links = 0;
const link = (kind: SeatAct['kind'], office: ActOffice, more: Partial<SeatAct>): SeatAct => ({
  ...{ delegation: 'a', kind, office, at: at(0), hash: `${kind}-${links++}`, actor: null },
  ...{ newHead: null, formerHead: null, ...more },
});
/** Somebody of this office makes B head in place of A, and so on. */
const moved = (office: ActOffice, heads: string, hours = 0, actor = 'maker') => {
  const [formerHead = null, newHead = null] = heads.split('');
  return link('headReplaced', office, { formerHead, newHead, at: at(hours), actor });
};
const objection = link('headObjected', 'formerHead', {});
const confirmation = link('headConfirmed', 'credentialsOfficer', {});

const held = (seat: SeatAct[], hours = 1, { rule = NEW_HEAD, accredited = false } = {}) =>
  whyHeld(seatStanding(seat, rule), { rule, accredited, now: new Date(START + hours * HOUR) });

describe('a head who was put there while a ballot is open', () => {
  test.each([
    ['nobody', [], null],
    ['by the organizers alone', [moved('organizer', 'AB')], 'headWaits'],
    ['by an administrator', [moved('administrator', 'AB')], 'headWaits'],
    ['by the focal point', [moved('focalPoint', 'AB')], null],
    ['confirmed', [moved('organizer', 'AB'), confirmation], null],
    ['objected to', [moved('focalPoint', 'AB'), objection], 'headObjected'],
    ['objected to and confirmed', [moved('organizer', 'AB'), objection, confirmation], null],
    ['undone', [moved('organizer', 'AB'), objection, moved('organizer', 'BA')], null],
    ['undone without an objection', [moved('organizer', 'AB'), moved('administrator', 'BA')], null],
    [
      'replaced once more by the same office',
      [moved('organizer', 'AB'), objection, moved('organizer', 'BC')],
      'headObjected',
    ],
    [
      'replaced once more by the same focal point',
      [moved('focalPoint', 'AB'), objection, moved('focalPoint', 'BC')],
      'headObjected',
    ],
    [
      'replaced once more by an office that need not wait',
      [moved('organizer', 'AB'), objection, moved('focalPoint', 'BC')],
      null,
    ],
    [
      'another whom nobody could rely on, put back',
      [moved('organizer', 'AB'), moved('organizer', 'BC'), objection, moved('organizer', 'CB')],
      'headObjected',
    ],
    [
      'one of before whom the focal point had replaced, put back by the organizers',
      [moved('focalPoint', 'AB'), objection, moved('organizer', 'BA')],
      'headWaits',
    ],
  ] as const)('%s: %s', (_what, seat, why) => {
    expect(held([...seat])).toBe(why);
  });

  test('waits as long as the rules say, to the millisecond, and not where they say 0', () => {
    const seat = [moved('organizer', 'AB')];
    const rule = { accredited: false, waitingHours: 2 };
    expect(held(seat, 2 - 1 / HOUR, { rule })).toBe('headWaits');
    expect(held(seat, 2, { rule })).toBeNull();
    expect(held(seat, 0, { rule: { ...rule, waitingHours: 0 } })).toBeNull();
  });

  test('must be accredited where the rules say so, whoever put it there', () => {
    const rule = { accredited: true, waitingHours: 0 };
    const seat = [moved('focalPoint', 'AB')];
    expect(held(seat, 1, { rule })).toBe('headNotAccredited');
    expect(held(seat, 1, { rule, accredited: true })).toBeNull();
    expect(held([], 1, { rule })).toBeNull();
  });

  test('is the head of before for the next one, once a day was waited', () => {
    const seat = [moved('organizer', 'AB'), moved('organizer', 'BC', 30), objection];
    expect(held([...seat, moved('organizer', 'CB', 31)], 32)).toBeNull();
  });
});

test('is confirmed by another than who made the change, and never by itself where somebody objected', () => {
  const seat = [moved('organizer', 'AB'), objection];
  const who = { seatVersion: objection.hash, accountId: 'other' };
  const standing = seatStanding(seat, NEW_HEAD);
  expect(whyNotConfirm(standing, who)).toBeNull();
  expect(whyNotConfirm(standing, { ...who, accountId: 'maker' })).toBe('ballots.refusal.ownReplacement');
  expect(whyNotConfirm(standing, { ...who, accountId: 'B' })).toBe('ballots.refusal.ownSeat');
  expect(whyNotConfirm(standing, { ...who, seatVersion: 'older' })).toBe('common.refusal.changed');
  const confirmed = seatStanding([...seat, confirmation], NEW_HEAD);
  expect(whyNotConfirm(confirmed, { ...who, seatVersion: confirmation.hash })).toBe('common.refusal.changed');
});

test('is objected to once, before it is confirmed, and not by who made the change', () => {
  const change = moved('focalPoint', 'AB');
  const who = { seatVersion: change.hash, accountId: 'A' };
  const standing = seatStanding([change], NEW_HEAD);
  expect(standing.formerHeads).toEqual(['A']);
  expect(whyNotObject(standing, who)).toBeNull();
  expect(whyNotObject(standing, { ...who, accountId: 'maker' })).toBe('ballots.refusal.ownChange');
  expect(whyNotObject(standing, { ...who, seatVersion: 'older' })).toBe('common.refusal.changed');
  const after = (act: SeatAct) => whyNotObject(seatStanding([change, act], NEW_HEAD), who);
  expect(after(objection)).toBe('ballots.refusal.objectedAlready');
  expect(after(confirmation)).toBe('ballots.refusal.confirmedAlready');
});

test('waits a day by rules that say nothing of it', () => {
  expect(newHeadRule(null)).toEqual({ accredited: false, waitingHours: 24 });
  expect(newHeadRule({ procedure: 'silence', minimumHours: 1 })).toBe(NEW_HEAD);
  const newHead = { accredited: true, waitingHours: 3 };
  expect(newHeadRule({ procedure: 'silence', minimumHours: 1, newHead })).toBe(newHead);
});
