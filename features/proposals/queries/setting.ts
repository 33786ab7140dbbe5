import { and, count, eq, isNull, or } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { account, roleGrant } from '@/db/schema/accounts';
import { conference } from '@/db/schema/conferences';
import { secondPerson } from '@/db/schema/proposals';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import {
  NO_SECOND_PERSON,
  needsSecond,
  roleOf,
  type SecondPersonAct,
  type SecondPersonSetting,
} from '@/domain/second-person';

export type StoredSetting = SecondPersonSetting & { version: number };

/** One version below the first that is written. */
const UNSET: StoredSetting = { ...NO_SECOND_PERSON, version: 1 };

async function read(tx: Tx, conferenceId: string): Promise<StoredSetting> {
  const [row] = await tx
    .select({ acts: secondPerson.acts, hours: secondPerson.hours, version: secondPerson.version })
    .from(secondPerson)
    .where(eq(secondPerson.conferenceId, conferenceId));
  return row ?? UNSET;
}

/** For a command: the conference's row is held, which a change of the setting waits for. */
export async function settingOf(tx: Tx, conferenceId: string): Promise<StoredSetting> {
  await tx.select({ id: conference.id }).from(conference).where(eq(conference.id, conferenceId)).for('share');
  return read(tx, conferenceId);
}

/** For the page on which it is set. One question. */
export async function getSetting(viewer: Actor, conferenceId: string): Promise<StoredSetting> {
  authorize(viewer, 'secondPerson.set', { conferenceId });
  return withTx(viewer, (tx) => read(tx, conferenceId));
}

/** After how many hours a proposal of this act lapses; null where one person is enough. One question. */
export async function hoursToConfirm(
  viewer: Actor,
  conferenceId: string,
  act: SecondPersonAct,
): Promise<number | null> {
  const setting = await withTx(viewer, (tx) => read(tx, conferenceId));
  return needsSecond(setting, act) ? setting.hours : null;
}

/** Who holds an act: by the role in the conference, or as an administrator of the house. */
export const holders = (conferenceId: string, act: SecondPersonAct, administratorsAlone = false) => {
  const administers = eq(roleGrant.role, 'administrator');
  const holds = and(eq(roleGrant.conferenceId, conferenceId), eq(roleGrant.role, roleOf(act)));
  return and(
    isNull(roleGrant.withdrawnAt),
    isNull(account.disabledAt),
    administratorsAlone ? administers : or(holds, administers),
  );
};

/** How many persons hold an act. */
export async function countHolders(tx: Tx, conferenceId: string, act: SecondPersonAct): Promise<number> {
  const held = tx
    .selectDistinct({ id: account.id })
    .from(roleGrant)
    .innerJoin(account, eq(account.id, roleGrant.accountId))
    .where(holders(conferenceId, act))
    .as('held');
  const [row] = await tx.select({ persons: count() }).from(held);
  return row?.persons ?? 0;
}
