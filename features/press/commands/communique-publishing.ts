import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx, violated } from '@/db/client';
import { document } from '@/db/schema/documents';
import type { Actor } from '@/domain/actor';
import { communiqueLanguages, communiqueState, isWhole } from '@/domain/communique';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import type { Topic } from '@/domain/topics';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import { typedInstant } from '@/platform/typed/instant';
import type { publicationInput, reviewInput, withdrawalInput } from '../input';
import { communiqueDigest, isDue, paragraphsOf } from '../queries/communique';
import { lockCommunique, lockCommuniqueText, nextSymbol } from './communique';
import { tellReviewed } from './telling';

type CommuniqueRow = Pick<
  typeof document.$inferSelect,
  'conferenceId' | 'id' | 'symbol' | 'title' | 'originalLanguage'
>;
type CommuniqueRef = { conferenceId: string; documentId: string };

const isIt = ({ conferenceId, id }: Pick<CommuniqueRow, 'conferenceId' | 'id'>) =>
  and(eq(document.conferenceId, conferenceId), eq(document.id, id));

/** Those who read it, and those who write it. */
const topicsOf = (conferenceId: string): Topic[] => [
  `communique:${conferenceId}`,
  `communiqueDraft:${conferenceId}`,
];

const deskOf = ({ conference }: { conference: string }) => `/${conference}/communique/edit`;

const changed = () => refuse('press.refusal.changed', {}, 'stale');

/**
 * Says that the text was reviewed as it stands in the version that was read. A change makes it a draft again.
 * @throws Refusal when it changed meanwhile, was reviewed already, or is not whole in its original language
 */
export async function reviewCommunique(actor: Actor, input: z.output<typeof reviewInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockCommuniqueText(tx, actor, 'communique.review', input.conference);
    const { conferenceId, id, symbol, version, originalLanguage } = row;
    if (version !== input.version) throw changed();
    if (row.reviewedAt) throw refuse('press.refusal.reviewedAlready', {}, 'conflict');
    const paragraphs = await paragraphsOf(tx, row);
    if (!isWhole({ ...row, paragraphs }, originalLanguage))
      throw refuse('press.refusal.notWhole', { language: { languages: [originalLanguage] } }, 'conflict');
    await tx
      .update(document)
      .set({ reviewedAt: await dbNow(tx), reviewedBy: actor.accountId })
      .where(isIt(row));
    await record(tx, actor, {
      conferenceId,
      kind: 'communique.reviewed',
      entityId: id,
      after: { symbol, version, digest: communiqueDigest(row, paragraphs) },
      topics: [`communiqueDraft:${conferenceId}`],
    });
    await tellReviewed(tx, actor, row);
    return { redirect: deskOf(input) };
  });
}

/** Records that a communiqué is published, with what it says. */
async function recordPublished(tx: Tx, actor: Actor, row: CommuniqueRow): Promise<void> {
  const { conferenceId, id, symbol, title } = row;
  const paragraphs = await paragraphsOf(tx, row);
  await record(tx, actor, {
    conferenceId,
    kind: 'communique.published',
    entityId: id,
    after: {
      symbol,
      languages: communiqueLanguages({ title, paragraphs }),
      digest: communiqueDigest(row, paragraphs),
    },
    topics: topicsOf(conferenceId),
  });
}

/**
 * Publishes the communiqué as it was reviewed: at once, or at an instant that is set, when it appears by itself.
 * @throws Refusal when it is not reviewed, changed since it was read, or the instant is past
 */
export async function publishCommunique(
  actor: Actor,
  input: z.output<typeof publicationInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const row = await lockCommuniqueText(tx, actor, 'communique.publish', input.conference);
    const { conferenceId, id, conference } = row;
    if (row.version !== input.version) throw changed();
    if (!row.reviewedAt) throw refuse('press.refusal.notReviewed', {}, 'conflict');
    const now = await dbNow(tx);
    const publishesAt =
      input.publishesAt && typedInstant(input.publishesAt, conference.timeZone, 'publishesAt');
    if (publishesAt && publishesAt <= now)
      throw refuse('press.refusal.instantPast', {}, 'invalid', 'publishesAt');
    // A conference may have another symbol since the communiqué was begun.
    const symbol = row.symbol.startsWith(`${conference.symbol}/`)
      ? row.symbol
      : await nextSymbol(tx, conferenceId, conference.symbol);
    const version = row.version + 1;
    const dates = publishesAt ? { publishesAt } : { publishedAt: now };
    await tx
      .update(document)
      .set({ ...dates, symbol, publishedBy: actor.accountId, version })
      .where(isIt(row));
    if (!publishesAt) await recordPublished(tx, actor, { ...row, symbol });
    else
      await record(tx, actor, {
        conferenceId,
        kind: 'communique.scheduled',
        entityId: id,
        after: { symbol, version, publishesAt },
        topics: [`communiqueDraft:${conferenceId}`],
      });
    return { redirect: `/${input.conference}/communique` };
  });
}

const instantCame = () => refuse('press.refusal.instantCame', {}, 'late');

/**
 * Withdraws the communiqué from its publication before the instant has come: it is reviewed, and not to be published.
 * @throws Refusal when no publication is set, or its instant has come
 */
export async function withdrawCommunique(
  actor: Actor,
  input: z.output<typeof withdrawalInput>,
): Promise<Done> {
  const { reason } = input;
  try {
    return await act(actor, async (tx, actor) => {
      const row = await lockCommunique(tx, actor, 'communique.withdraw', input.conference);
      const { conferenceId, id, symbol, publishesAt } = row;
      if (row.publishedAt) throw instantCame();
      if (!publishesAt) throw refuse('press.refusal.notScheduled', {}, 'conflict');
      if (row.version !== input.version) throw changed();
      if (publishesAt <= (await dbNow(tx))) throw instantCame();
      const version = row.version + 1;
      await tx.update(document).set({ publishesAt: null, publishedBy: null, version }).where(isIt(row));
      await record(tx, actor, {
        conferenceId,
        kind: 'communique.withdrawn',
        entityId: id,
        before: { publishesAt },
        after: { symbol, version, reason },
        topics: [`communiqueDraft:${conferenceId}`],
      });
      return { redirect: deskOf(input) };
    });
  } catch (error) {
    // It came between the question and the change.
    throw violated(error) === 'document_due' ? instantCame() : error;
  }
}

/** Publishes a communiqué whose instant has come. @returns whether this call did */
export async function publishScheduledCommunique(actor: Actor, ref: CommuniqueRef): Promise<boolean> {
  return act(actor, async (tx, actor) => {
    authorize(actor, 'communique.publishScheduled', ref);
    const [row] = await tx
      .select()
      .from(document)
      .where(and(isIt({ conferenceId: ref.conferenceId, id: ref.documentId }), isDue))
      .for('update', { skipLocked: true });
    if (!row || communiqueState(row) !== 'scheduled') return false;
    await tx
      .update(document)
      .set({ publishedAt: await dbNow(tx), version: row.version + 1 })
      .where(isIt(row));
    await recordPublished(tx, actor, row);
    return true;
  });
}
