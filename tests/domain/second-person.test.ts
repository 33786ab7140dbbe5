import { describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/domain/actor';
import {
  CHOSEN_ACTS,
  mayDecide,
  mayOf,
  NO_SECOND_PERSON,
  needsSecond,
  type ProposalDecision,
  proposalState,
  proposingOffice,
  requireAnother,
  requireOpen,
  SECOND_PERSON_ACTS,
} from '@/domain/second-person';

const conferenceId = 'c';
const somebody = (accountId: string, values: Partial<Actor> = {}): Actor => ({
  ...ANONYMOUS,
  accountId,
  ...values,
});
const holding = (accountId: string, role: 'organizer' | 'chair', where = conferenceId) =>
  somebody(accountId, { roles: [{ conferenceId: where, role }] });
const administrator = (accountId: string) => somebody(accountId, { administrator: true });
const proposed = {
  conferenceId,
  act: 'cancelBallot' as const,
  proposedBy: 'author',
  proposedAs: 'organizer' as const,
};

describe('what needs a second person', () => {
  it('is what the conference chose, and the setting while anything is chosen', () => {
    for (const act of SECOND_PERSON_ACTS) expect(needsSecond(NO_SECOND_PERSON, act)).toBe(false);
    for (const act of CHOSEN_ACTS) {
      const setting = { acts: [act], hours: 24 };
      expect(SECOND_PERSON_ACTS.filter((one) => needsSecond(setting, one))).toEqual([act, 'setSecondPerson']);
    }
  });

  it('has a permission of its own each', () => {
    expect(new Set(SECOND_PERSON_ACTS.map(mayOf)).size).toBe(SECOND_PERSON_ACTS.length);
  });
});

describe('who decides on a proposal', () => {
  it('is another of the same or a higher role, of this conference', () => {
    expect(mayDecide(holding('other', 'organizer'), proposed)).toBe(true);
    expect(mayDecide(administrator('other'), proposed)).toBe(true);
    expect(mayDecide(holding('author', 'organizer'), proposed)).toBe(false);
    expect(mayDecide(holding('other', 'chair'), proposed)).toBe(false);
    expect(mayDecide(holding('other', 'organizer', 'another'), proposed)).toBe(false);
    expect(mayDecide(ANONYMOUS, proposed)).toBe(false);
    expect(mayDecide(holding('other', 'chair'), { ...proposed, act: 'adoptOutcome' })).toBe(true);
  });

  it('is no organizer where the administration proposed', () => {
    const above = { ...proposed, proposedAs: 'administrator' as const };
    expect(mayDecide(holding('other', 'organizer'), above)).toBe(false);
    expect(mayDecide(administrator('other'), above)).toBe(true);
    expect(mayDecide(administrator('author'), above)).toBe(false);
  });

  it('acts in the role before the administration', () => {
    const both = somebody('x', { administrator: true, roles: [{ conferenceId, role: 'organizer' }] });
    expect(proposingOffice(both, 'moveClose', conferenceId)).toBe('organizer');
    expect(proposingOffice(both, 'adoptOutcome', conferenceId)).toBe('administrator');
  });

  it('is never its author', () => {
    expect(() => requireAnother(somebody('author'), proposed)).toThrow('proposals.refusal.own');
    expect(() => requireAnother(somebody('other'), proposed)).not.toThrow();
  });
});

describe('where a proposal is', () => {
  const lapsesAt = new Date('2023-03-21T10:00:00Z');
  const before = new Date(lapsesAt.getTime() - 1);
  it('follows from its decision and the clock', () => {
    expect(proposalState({ decision: null, lapsesAt }, before)).toBe('open');
    expect(proposalState({ decision: null, lapsesAt }, lapsesAt)).toBe('lapsed');
    expect(proposalState({ decision: 'confirmed', lapsesAt }, lapsesAt)).toBe('confirmed');
  });

  it.each<[ProposalDecision | null, Date, string]>([
    ['confirmed', before, 'proposals.refusal.confirmed'],
    ['rejected', before, 'proposals.refusal.rejected'],
    ['withdrawn', before, 'proposals.refusal.withdrawn'],
    [null, lapsesAt, 'proposals.refusal.lapsed'],
  ])('lets nobody decide again: %s', (decision, now, sentence) => {
    expect(() => requireOpen({ decision, lapsesAt }, now)).toThrow(sentence);
  });

  it('lets somebody decide while it is open', () => {
    expect(() => requireOpen({ decision: null, lapsesAt }, before)).not.toThrow();
  });
});
