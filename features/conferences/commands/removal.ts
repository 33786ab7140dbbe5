import { eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { violated } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import type { Actor } from '@/domain/actor';
import { requireWord } from '@/domain/correcting';
import { pick } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing, refuse, removed } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { lockHead, record } from '@/platform/record';
import type { removalInput } from '../input';
import { removalFacts, removalVersionOf } from '../queries/removal';
import { tellConcerned } from '../queries/telling';

const alreadyPublic = () => refuse('conferences.refusal.publicAlready', {}, 'conflict');

/**
 * Removes a conference of which nothing is public or final: it is gone for everybody, its address and symbol are free, and
 * its record stays for the administrators. Whoever has a part in it is told why.
 * @throws Refusal when something of it is public, or when other things follow than were shown
 */
export async function removeConference(actor: Actor, input: z.output<typeof removalInput>): Promise<Done> {
  const { conferenceId, reason } = input;
  try {
    return await act(actor, async (tx, actor) => {
      const [before] = await tx
        .select()
        .from(conference)
        .where(eq(conference.id, conferenceId))
        .for('update');
      if (!before) throw missing();
      authorize(actor, 'conference.remove', { conferenceId });
      if (before.removedAt) throw removed();
      // Behind the lock of the chain nothing becomes public any more.
      const head = await lockHead(tx, sql`${conferenceId}`);
      const facts = await removalFacts(tx, conferenceId);
      if (facts.public) throw alreadyPublic();
      if (removalVersionOf(facts) !== input.factsVersion) throw refuse('common.refusal.changed', {}, 'stale');
      const { slug, symbol, title } = before;
      requireWord(input.word, symbol);
      await tellConcerned(tx, conferenceId, {
        whose: 'everybody',
        write: (locale) => ({
          template: 'conferences.removed',
          params: { conference: pick(title, locale, before.originalLanguage), symbol, reason },
        }),
      });
      await tx
        .update(conference)
        .set({
          slug: `removed-${conferenceId}`,
          symbol: conferenceId,
          removedAt: sql`clock_timestamp()`,
          removedBy: actor.accountId,
          version: before.version + 1,
        })
        .where(eq(conference.id, conferenceId));
      await record(
        tx,
        actor,
        {
          conferenceId,
          kind: 'conference.removed',
          entityId: conferenceId,
          before: { slug, symbol, title },
          after: { reason },
          topics: [`conference:${conferenceId}`],
        },
        head,
      );
      return { redirect: '/removed' };
    });
  } catch (error) {
    throw violated(error) === 'conference_public' ? alreadyPublic() : error;
  }
}
