import { and, asc, desc, eq, isNull } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { member, rulesProfile, votingRightSuspension } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';

const MOST = 200;

export type RulesRow = typeof rulesProfile.$inferSelect;
export type SuspensionLine = typeof votingRightSuspension.$inferSelect;

/** The rules-of-procedure profiles in force, by name's age; at most 200. */
export async function listRules(viewer: Actor, conferenceId: string): Promise<RulesRow[]> {
  authorize(viewer, 'rules.write', { conferenceId });
  return withTx(viewer, (tx) =>
    tx
      .select()
      .from(rulesProfile)
      .where(and(eq(rulesProfile.conferenceId, conferenceId), isNull(rulesProfile.withdrawnAt)))
      .orderBy(asc(rulesProfile.createdAt), asc(rulesProfile.id))
      .limit(MOST),
  );
}

/** One profile in force, to make a new version of it. */
export async function getRules(viewer: Actor, conferenceId: string, id: string): Promise<RulesRow> {
  const profile = (await listRules(viewer, conferenceId)).find((row) => row.id === id);
  if (!profile) throw missing();
  return profile;
}

/** The suspensions of voting rights, newest first, and the members whose right can be suspended. */
export async function listSuspensions(
  viewer: Actor,
  conferenceId: string,
): Promise<{ suspensions: SuspensionLine[]; members: string[] }> {
  authorize(viewer, 'suspension.write', { conferenceId });
  return withTx(viewer, async (tx) => {
    const suspensions = await tx
      .select()
      .from(votingRightSuspension)
      .where(eq(votingRightSuspension.conferenceId, conferenceId))
      .orderBy(desc(votingRightSuspension.startsAt))
      .limit(MOST);
    const members = await tx
      .select({ code: member.countryCode })
      .from(member)
      .where(eq(member.conferenceId, conferenceId))
      .limit(300);
    return { suspensions, members: members.map(({ code }) => code) };
  });
}
