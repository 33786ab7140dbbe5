import { randomBytes, randomUUID } from 'node:crypto';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, authSession } from '@/db/schema/accounts';
import { delegation, participant } from '@/db/schema/delegations';
import { type Actor, SYSTEM } from '@/domain/actor';
import type { RulesProfile } from '@/domain/rules';
import { hashOf, noteStanding } from '@/platform/signed-in';
import { aBallot, type Ground, PROFILE } from '@/tests/integration/ballots/ground';
import { aConference, anActor, anOutcome, closed } from '@/tests/setup/fixtures';

/** A head with the session of a browser that is signed in. */
export type Voter = {
  actor: Actor & { participantId: string };
  delegationId: string;
  code: string;
  token: string;
};
export type Hall = Omit<Ground, 'heads'> & { heads: Voter[] };

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const ALL = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));
/** Those of countries first. */
const CODES = [
  ...ALL.filter((code) => NAMES.of(code) !== undefined),
  ...ALL.filter((code) => NAMES.of(code) === undefined),
];

/** A closed conference with so many delegations of countries, each with a head who is signed in. */
export async function aHall(size: number, profile: RulesProfile = PROFILE): Promise<Hall> {
  const codes = CODES.slice(0, size);
  const conference = await aConference({}, codes);
  const heads = codes.map((code): Voter => {
    const [accountId, delegationId, participantId] = [newId(), newId(), newId()];
    const seat = { conferenceId: conference.id, delegationId, participantId } as const;
    return {
      code,
      delegationId,
      token: randomBytes(32).toString('base64url'),
      actor: {
        accountId,
        system: false,
        administrator: false,
        roles: [],
        participantId,
        seats: [{ ...seat, delegationKind: 'memberInRegion', capacity: 'head' }],
      },
    };
  });
  const idOf = ({ actor }: Voter) => actor.accountId ?? '';
  const conferenceId = conference.id;
  await withTx(SYSTEM, async (tx) => {
    await tx.insert(account).values(
      heads.map((head) => ({
        id: idOf(head),
        email: `${randomUUID()}@example.org`,
        name: `Head of ${head.code}`,
      })),
    );
    await tx.insert(delegation).values(
      heads.map(({ delegationId, code }) => ({
        conferenceId,
        id: delegationId,
        kind: 'memberInRegion' as const,
        countryCode: code,
        quota: 5,
        credentialsStatus: 'accepted' as const,
      })),
    );
    await tx.insert(participant).values(
      heads.map((head) => ({
        conferenceId,
        id: head.actor.participantId,
        delegationId: head.delegationId,
        accountId: idOf(head),
        capacity: 'head' as const,
      })),
    );
    await tx.insert(authSession).values(
      heads.map((head) => ({
        tokenHash: hashOf(head.token),
        accountId: idOf(head),
        expiresAt: new Date(Date.now() + 12 * 3_600_000),
      })),
    );
  });
  for (const { actor, token } of heads) noteStanding(actor, { session: hashOf(token), standing: 1 });
  const { id: outcomeId } = await anOutcome(conferenceId, { leftOpenAt: new Date() });
  await closed(conferenceId);
  const organizer = await anActor('organizer', conferenceId);
  return { conference, heads, outcomeId, organizer, rulesId: newId(), profile };
}

/** One more ballot in the hall, on a text of its own. */
export async function anotherBallot(hall: Hall, number: number, closesAt?: Date) {
  const { id: outcomeId } = await anOutcome(hall.conference.id, { number, leftOpenAt: new Date() });
  return aBallot({ ...hall, outcomeId }, { number, closesAt });
}
