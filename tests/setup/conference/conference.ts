import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { conference, member, rulesProfile, series } from '@/db/schema/conferences';
import { SYSTEM } from '@/domain/actor';
import type { LocalText } from '@/domain/local-text';
import type { RulesProfile } from '@/domain/rules';
import { owner } from '../owner';
import { RULES } from './rules';

/** The same words in the four languages, marked by language. */
export const inAll = (text: string): LocalText => ({
  en: text,
  fr: `${text} (fr)`,
  es: `${text} (es)`,
  ar: `${text} (ar)`,
});

export const ZONE = 'America/Santiago';
/** A zone in which it is about noon now, and the hours around are of one day. */
export function zoneAtNoon(now = Date.now()): string {
  const east = 12 - new Date(now).getUTCHours();
  return `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
}
export type TestConference = { id: string; slug: string };

/** A conference of its own for one test, in Santiago from 21 to 23 March 2023. */
export async function aConference(
  values: Partial<typeof conference.$inferInsert> = {},
  members: readonly string[] = [],
): Promise<TestConference> {
  const name = randomUUID().slice(0, 13);
  return withTx(SYSTEM, async (tx) => {
    const seriesId = newId();
    await tx.insert(series).values({ id: seriesId, slug: `series-${name}`, title: inAll(`Series ${name}`) });
    const row = {
      id: newId(),
      seriesId,
      slug: `conference-${name}`,
      symbol: `C-${name}`,
      title: inAll('Conference'),
      region: 'Americas',
      hostCountry: 'CL',
      timeZone: ZONE,
      startsOn: '2023-03-21',
      endsOn: '2023-03-23',
      ...values,
    };
    await tx.insert(conference).values(row);
    if (members.length > 0)
      await tx.insert(member).values(members.map((countryCode) => ({ conferenceId: row.id, countryCode })));
    return { id: row.id, slug: row.slug };
  });
}

/** Rules of a conference under a name. @returns their id */
export async function aRulesProfile(conferenceId: string, name: LocalText, profile: RulesProfile = RULES) {
  const id = newId();
  await withTx(SYSTEM, (tx) => tx.insert(rulesProfile).values({ id, conferenceId, name, profile }));
  return id;
}

/** Closes a conference without its command, for tests of what comes after. */
export async function closed(conferenceId: string): Promise<void> {
  await withTx(SYSTEM, (tx) =>
    tx.update(conference).set({ closedAt: new Date() }).where(eq(conference.id, conferenceId)),
  );
}

/** Lets a closed conference meet again, past the guard that refuses that. */
export async function reopened(conferenceId: string): Promise<void> {
  const client = await owner();
  try {
    await client.query('begin; alter table conference disable trigger user');
    await client.query('update conference set closed_at = null where id = $1', [conferenceId]);
    await client.query('alter table conference enable trigger user; commit');
  } finally {
    await client.end();
  }
}
