import type * as z from 'zod';
import { type Tx, violated } from '@/db/client';
import { conference, member, series } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { inRegion } from '@/domain/memberships';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { optionalTextAfter, originalFirst, textAfter } from '@/domain/working-languages';
import { listedOn } from '@/features/members/queries/memberships';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import { type conferenceInput, MOST_NAMED, type seriesInput } from '../input';

const TAKEN: Record<string, string> = {
  series_slug_unique: 'slug',
  series_title: 'title',
  conference_slug_unique: 'slug',
  conference_symbol_unique: 'symbol',
};

/** @throws Refusal at its field for what another has, or for a series that is not there */
export async function orTaken<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const constraint = violated(error) ?? '';
    const field = TAKEN[constraint];
    if (field) throw refuse('conferences.refusal.taken', {}, 'conflict', field);
    if (constraint === 'conference_series_id_series_id_fk')
      throw refuse('common.invalid.choice', {}, 'invalid', 'seriesId');
    throw error;
  }
}

/** Founds a series: meetings that belong together. It may stay partial. */
export async function createSeries(actor: Actor, input: z.output<typeof seriesInput>): Promise<Done> {
  return orTaken(
    act(actor, async (tx, actor) => {
      authorize(actor, 'series.create');
      const [made] = await tx.insert(series).values(input).returning({ id: series.id });
      await record(tx, actor, {
        conferenceId: null,
        kind: 'series.created',
        entityId: made?.id ?? '',
        after: input,
      });
      return { redirect: '/first-run/conference', message: 'conferences.done.seriesCreated' };
    }),
  );
}

/**
 * The members in the scope of a new conference: those that were named, who must be members of the organization on its days,
 * or else all of these that belong to its region. An organization that keeps no list for those days leaves it to who founds.
 * @throws Refusal that names who is none
 */
async function membersFor(
  tx: Tx,
  named: readonly string[],
  { region, ...days }: { region: string; startsOn: string | null; endsOn: string | null },
): Promise<readonly string[]> {
  const listed = await listedOn(tx, days);
  if (!listed) return named;
  if (named.length === 0) return inRegion(listed, region).map(({ countryCode }) => countryCode);
  const codes = new Set(listed.map(({ countryCode }) => countryCode));
  const others = named.filter((code) => !codes.has(code));
  if (others.length === 0) return named;
  throw refuse(
    'conferences.refusal.notMembers',
    { codes: others.slice(0, MOST_NAMED).join(', ') },
    'conflict',
    'members',
  );
}

/** Founds a conference with the members in its scope. It has no rules of procedure yet, and nobody holds a role. */
export async function createConference(actor: Actor, input: z.output<typeof conferenceInput>): Promise<Done> {
  const { members: _, originalLanguage, ...typed } = input;
  const working = { originalLanguage, languages: originalFirst(input.languages, originalLanguage) };
  return orTaken(
    act(actor, async (tx, actor) => {
      authorize(actor, 'conference.create');
      const title = textAfter(working, typed.title, { field: 'title' });
      const hostCity = optionalTextAfter(working, typed.hostCity, { field: 'hostCity' });
      const facts = { ...typed, ...working, title, hostCity };
      const members = await membersFor(tx, input.members, facts);
      const after = { ...facts, members };
      const [made] = await tx.insert(conference).values(facts).returning({ id: conference.id });
      if (!made) throw new Error('no conference was made');
      if (members.length > 0)
        await tx
          .insert(member)
          .values(members.map((countryCode) => ({ conferenceId: made.id, countryCode })));
      await record(tx, actor, {
        conferenceId: made.id,
        kind: 'conference.created',
        entityId: made.id,
        after,
      });
      return { redirect: `/${input.slug}/settings`, message: 'conferences.done.conferenceCreated' };
    }),
  );
}
