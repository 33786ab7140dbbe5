import { randomBytes, randomUUID } from 'node:crypto';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, authSession } from '@/db/schema/accounts';
import { delegation, participant } from '@/db/schema/delegations';
import { type Actor, SYSTEM } from '@/domain/actor';
import type { RulesProfile } from '@/domain/rules';
import { writeSuspension } from '@/features/conferences/commands/suspensions';
import { localOf } from '@/platform/i18n/format';
import { hashOf, noteStanding } from '@/platform/signed-in';
import { aConference, aRulesProfile, closed, inAll, type TestConference, ZONE } from './conference';
import { anOutcome } from './outcomes';
import { anActor } from './people';
import { RULES } from './rules';

/** A head of delegation, with the session of a browser that is signed in. */
export type Head = {
  actor: Actor & { participantId: string };
  delegationId: string;
  code: string;
  token: string;
};
/** What a ballot is held in: a closed conference, and one text of it that was left open. */
export type Hall = {
  conference: TestConference;
  organizer: Actor;
  heads: Head[];
  outcomeId: string;
  rulesId: string;
  profile: RulesProfile;
};

const MEMBERS = 'AG AR BB BO BR CA CL CO CR CU DO EC GT GY HN JM'.split(' ');
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const NAMES = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const ALL = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter((code) => !MEMBERS.includes(code));
/** Those of the region first, then other countries, then what is left. */
const CODES = [
  ...MEMBERS,
  ...ALL.filter((code) => NAMES.of(code) !== undefined),
  ...ALL.filter((code) => NAMES.of(code) === undefined),
];

function aHead(conferenceId: string, code: string, accountId: string = newId()): Head {
  const [delegationId, participantId] = [newId(), newId()];
  const token = randomBytes(32).toString('base64url');
  const seat = { conferenceId, delegationId, participantId, delegationKind: 'memberInRegion' } as const;
  const seats = [{ ...seat, capacity: 'head' as const }];
  const actor = { accountId, system: false, administrator: false, roles: [], participantId, seats };
  noteStanding(actor, { session: hashOf(token), standing: 1 });
  return { code, delegationId, token, actor };
}

type HallOptions = {
  values?: Parameters<typeof aConference>[0];
  /** the account of the first head, where there is one already */
  firstHead?: string;
};

const idOf = ({ actor }: Head) => actor.accountId ?? '';

/** Everybody's account, unless it is there already, with delegation, seat and session. */
async function writeHeads(conferenceId: string, heads: Head[], firstHead?: string): Promise<void> {
  await withTx(SYSTEM, async (tx) => {
    const people = heads.filter((head) => idOf(head) !== firstHead);
    await tx.insert(account).values(
      people.map((head) => ({
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
}

/** A closed conference of so many members, each with a delegation and a head who is signed in, and one text left open. */
export async function aHall(
  size: number,
  profile: RulesProfile = RULES,
  { values, firstHead }: HallOptions = {},
): Promise<Hall> {
  const codes = CODES.slice(0, size).sort();
  const conference = await aConference(values, codes);
  const conferenceId = conference.id;
  const heads = codes.map((code, i) => aHead(conferenceId, code, i === 0 ? firstHead : undefined));
  if (heads.length > 0) await writeHeads(conferenceId, heads, firstHead);
  const rulesId = await aRulesProfile(conferenceId, inAll('Rules'), profile);
  const { id: outcomeId } = await anOutcome(conferenceId, { leftOpenAt: new Date() });
  await closed(conferenceId);
  const organizer = await anActor('organizer', conferenceId);
  return { conference, organizer, heads, outcomeId, rulesId, profile };
}

/** Suspends the right to vote of a country of the hall, from a moment on and without an end; gives what the organizer is told. */
export const suspend = (hall: Hall, countryCode: string, from: Date) =>
  writeSuspension(hall.organizer, {
    conferenceId: hall.conference.id,
    countryCode,
    startsAt: localOf(from, ZONE),
    endsAt: null,
    reason: 'Arrears',
  });
