import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { violated } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { pick } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { refuse, sameVersion } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { config } from '@/platform/config';
import { lockHead, record } from '@/platform/record';
import type { hidingInput, showingInput } from '../input';
import { removalFacts, removalVersionOf } from '../queries/removal';
import { tellConcerned } from '../queries/telling';
import { lockConference } from './settings';

const notHidden = () => refuse('conferences.refusal.publicNotHidden', {}, 'conflict');

/**
 * Hides a conference of which nothing is public or final: its organizers alone see it until it is shown, and nothing of it
 * becomes public meanwhile. Whoever else has a part in it is told why.
 * @throws Refusal when something of it is public, or when other things follow than were shown
 */
export async function hideConference(actor: Actor, input: z.output<typeof hidingInput>): Promise<Done> {
  const { conferenceId, reason } = input;
  try {
    return await act(actor, async (tx, actor) => {
      const before = await lockConference(tx, conferenceId);
      authorize(actor, 'conference.hide', { conferenceId });
      if (before.hiddenAt) throw refuse('conferences.refusal.hiddenAlready', {}, 'conflict');
      // Behind the lock of the chain nothing becomes public any more.
      const head = await lockHead(tx, sql`${conferenceId}`);
      const facts = await removalFacts(tx, conferenceId, 'notOrganizers');
      if (facts.public) throw notHidden();
      if (removalVersionOf(facts) !== input.factsVersion) throw refuse('common.refusal.changed', {}, 'stale');
      await tellConcerned(tx, conferenceId, {
        whose: 'notOrganizers',
        write: (locale) => ({
          template: 'conferences.hidden',
          params: { conference: pick(before.title, locale, before.originalLanguage), reason },
        }),
      });
      await tx
        .update(conference)
        .set({ hiddenAt: sql`clock_timestamp()`, hiddenBy: actor.accountId, version: before.version + 1 })
        .where(eq(conference.id, conferenceId));
      const what = { conferenceId, kind: 'conference.hidden', entityId: conferenceId } as const;
      await record(tx, actor, { ...what, after: { reason }, topics: [`conference:${conferenceId}`] }, head);
      return { redirect: hidingPage(before.slug) };
    });
  } catch (error) {
    throw violated(error) === 'conference_public' ? notHidden() : error;
  }
}

/** Shows a hidden conference again, as it is now. Whoever has a part in it is told, besides the organizers. */
export async function showConference(actor: Actor, input: z.output<typeof showingInput>): Promise<Done> {
  const { conferenceId } = input;
  return act(actor, async (tx, actor) => {
    const before = await lockConference(tx, conferenceId);
    authorize(actor, 'conference.show', { conferenceId });
    const { hiddenAt } = before;
    if (!hiddenAt) throw refuse('conferences.refusal.notHidden', {}, 'conflict');
    sameVersion(before, input.version);
    await tx
      .update(conference)
      .set({ hiddenAt: null, hiddenBy: null, version: before.version + 1 })
      .where(eq(conference.id, conferenceId));
    const { slug, title } = before;
    await tellConcerned(tx, conferenceId, {
      whose: 'notOrganizers',
      write: (locale) => ({
        template: 'conferences.shown',
        params: {
          conference: pick(title, locale, before.originalLanguage),
          link: `${config().BASE_URL}/${locale}/${slug}/me`,
        },
      }),
    });
    const what = { conferenceId, kind: 'conference.shown', entityId: conferenceId } as const;
    await record(tx, actor, { ...what, before: { hiddenAt }, topics: [`conference:${conferenceId}`] });
    return { redirect: hidingPage(before.slug) };
  });
}

const hidingPage = (slug: string) => `/${slug}/settings/hide`;
