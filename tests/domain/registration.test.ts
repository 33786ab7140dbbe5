import { describe, expect, test } from 'vitest';
import { credentialsAt, nextCredentials, whyNotDecideCredentials } from '@/domain/credentials';
import { openTasks } from '@/domain/questions';
import { mayDecide, mayFill, type RegistrationFacts, registrationStatus } from '@/domain/registration';

const on = (day: number) => new Date(Date.UTC(2023, 1, day));
const nominated: RegistrationFacts = {
  nominatedAt: on(1),
  startedAt: null,
  submittedAt: null,
  decision: null,
  decidedAt: null,
  withdrawnAt: null,
};

describe('a registration', () => {
  test.each<[Partial<RegistrationFacts>, string, boolean, boolean]>([
    [{}, 'nominated', true, false],
    [{ startedAt: on(2) }, 'started', true, false],
    [{ startedAt: on(2), submittedAt: on(3) }, 'submitted', false, true],
    [{ submittedAt: on(3), decision: 'returned', decidedAt: on(4) }, 'returned', true, false],
    [{ submittedAt: on(5), decision: 'returned', decidedAt: on(4) }, 'submitted', false, true],
    [{ submittedAt: on(5), decision: 'accepted', decidedAt: on(6) }, 'accepted', false, false],
    [
      { submittedAt: on(5), decision: 'accepted', decidedAt: on(6), withdrawnAt: on(7) },
      'withdrawn',
      false,
      false,
    ],
  ])('%j is %s', (facts, status, fill, decide) => {
    const derived = registrationStatus({ ...nominated, ...facts });
    expect(derived).toBe(status);
    expect([mayFill(derived), mayDecide(derived)]).toEqual([fill, decide]);
  });

  test('names the tasks that are still open', () => {
    const empty = {
      givenName: null,
      familyName: ' ',
      badgeName: null,
      office: null,
      languages: [],
      photoId: null,
      dataConsentAt: null,
    };
    expect(openTasks(empty)).toEqual(['person', 'office', 'languages', 'consents']);
    const full = { ...empty, givenName: 'A', familyName: 'B', badgeName: 'A B', office: 'Director' };
    expect(openTasks({ ...full, languages: ['es'], dataConsentAt: on(2) })).toEqual([]);
  });
});

describe('credentials', () => {
  test('go forward, can be reviewed, and never unarrive', () => {
    expect(whyNotDecideCredentials('awaited', 'accepted', '')).toBe('delegations.refusal.credentialsStep');
    expect(whyNotDecideCredentials('submitted', 'accepted', '')).toBeNull();
    expect(whyNotDecideCredentials('submitted', 'rejected', ' ')).toBe('delegations.refusal.reasonNeeded');
    expect(whyNotDecideCredentials('submitted', 'rejected', 'Not signed.')).toBeNull();
    for (const from of ['submitted', 'provisional', 'accepted', 'rejected'] as const) {
      expect(nextCredentials(from)).not.toContain('awaited');
    }
  });

  test('stand as the latest fact says', () => {
    const facts = [
      { at: on(5), status: 'accepted' as const },
      { at: on(2), status: 'submitted' as const },
      { at: on(3), status: 'provisional' as const },
    ];
    expect([1, 2, 4, 5].map((day) => credentialsAt(facts, on(day)))).toEqual([
      'awaited',
      'submitted',
      'provisional',
      'accepted',
    ]);
  });
});
