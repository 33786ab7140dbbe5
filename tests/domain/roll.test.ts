import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CREDENTIALS_STATUSES } from '@/domain/credentials';
import { computeRoll, type RollDelegation } from '@/domain/roll';

const members: string[] = ['AG', 'AR', 'BR', 'CL', 'CO'];
const at = new Date('2023-04-01T12:00:00Z');
const delegationOf = (countryCode: string, change: Partial<RollDelegation> = {}): RollDelegation => ({
  id: `id-${countryCode}`,
  kind: 'memberInRegion',
  countryCode,
  organization: null,
  credentials: 'accepted',
  hasHead: true,
  ...change,
});
const reasons = (delegations: RollDelegation[], suspensions: Parameters<typeof computeRoll>[2] = []) =>
  Object.fromEntries(
    computeRoll(members, delegations, suspensions, at).excluded.map((one) => [one.name, one.reason]),
  );

describe('the electoral roll', () => {
  test('is every member with a delegation and a head, in the order of their codes', () => {
    const roll = computeRoll(
      members,
      members.toReversed().map((code) => delegationOf(code)),
      [],
      at,
    );
    expect(roll.entitled.map((one) => one.countryCode)).toEqual(members);
    expect(roll).toMatchObject({ excluded: [], members: 5, suspended: 0 });
  });

  test('of the model case: 38 members, 37 delegations, 37 on the roll', () => {
    const america: { members: { code: string }[] } = JSON.parse(
      readFileSync('tests/data/members-americas.json', 'utf8'),
    );
    const codes = america.members.map((one) => one.code);
    const roll = computeRoll(
      codes,
      codes.slice(1).map((code) => delegationOf(code)),
      [],
      at,
    );
    expect(roll).toMatchObject({
      members: 38,
      suspended: 0,
      excluded: [{ name: 'AG', reason: 'noDelegation' }],
    });
    expect(roll.entitled).toHaveLength(37);
  });

  test('gives a reason for each who is not on it, once', () => {
    const delegations = [
      delegationOf('AG', { credentials: 'rejected' }),
      delegationOf('AR', { hasHead: false }),
      delegationOf('BR'),
      delegationOf('CO', { kind: 'observer' }),
      delegationOf('FR', { kind: 'memberOutOfRegion' }),
      delegationOf('FR', { id: 'second', kind: 'guest' }),
      delegationOf('PT', { kind: 'memberInRegion' }),
      delegationOf('XX', { id: 'oas', kind: 'observer', countryCode: null, organization: 'OAS' }),
      delegationOf('XX', {
        id: 'gs',
        kind: 'secretariat',
        countryCode: null,
        organization: 'General Secretariat',
      }),
    ];
    const suspensions = [{ countryCode: 'BR', startsAt: at, endsAt: null }];
    expect(reasons(delegations, suspensions)).toEqual({
      AG: 'credentialsRejected',
      AR: 'noHead',
      BR: 'suspended',
      CL: 'noDelegation',
      CO: 'noDelegation',
      FR: 'outOfRegion',
      PT: 'outOfRegion',
      OAS: 'observer',
      'General Secretariat': 'secretariat',
    });
    const { excluded } = computeRoll(members, delegations, suspensions, at);
    expect(new Set(excluded.map((one) => one.name)).size).toBe(excluded.length);
  });

  test.each(CREDENTIALS_STATUSES)('credentials that are %s', (credentials) => {
    const { entitled } = computeRoll(['CL'], [delegationOf('CL', { credentials })], [], at);
    expect(entitled.length).toBe(credentials === 'rejected' ? 0 : 1);
  });

  test('a host that is a member votes once, by its own delegation where it has one', () => {
    const host = delegationOf('CL', { id: 'host', kind: 'host' });
    expect(computeRoll(['CL'], [host], [], at).entitled).toEqual([
      { delegationId: 'host', countryCode: 'CL' },
    ]);
    const both = computeRoll(['CL'], [host, delegationOf('CL')], [], at);
    expect(both.entitled).toEqual([{ delegationId: 'id-CL', countryCode: 'CL' }]);
    expect(both.excluded).toEqual([]);
    expect(computeRoll(['AR'], [host], [], at).excluded).toMatchObject([
      { name: 'AR', reason: 'noDelegation' },
      { name: 'CL', reason: 'outOfRegion' },
    ]);
  });

  test('a suspension counts from its first instant to before its last, judged at the opening', () => {
    const late = new Date(at.getTime() + 1);
    const early = new Date(at.getTime() - 1);
    const suspended = (startsAt: Date, endsAt: Date | null) =>
      computeRoll(['CL'], [delegationOf('CL')], [{ countryCode: 'CL', startsAt, endsAt }], at).suspended;
    expect(suspended(at, null)).toBe(1);
    expect(suspended(early, late)).toBe(1);
    expect(suspended(early, at)).toBe(0);
    expect(suspended(late, null)).toBe(0);
  });

  test('a suspended member that sent nobody still leaves the base; one from elsewhere does not', () => {
    const suspensions = ['CL', 'FR'].map((countryCode) => ({ countryCode, startsAt: at, endsAt: null }));
    expect(computeRoll(['CL', 'AR'], [delegationOf('AR')], suspensions, at)).toMatchObject({
      members: 2,
      suspended: 1,
    });
  });
});
