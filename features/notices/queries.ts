import { desc, eq, sql } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { outbox } from '@/db/schema/notices';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';

export const MAILS_A_PAGE = 50;

export type QueuedMail = typeof outbox.$inferSelect;
export type MailState = 'sent' | 'waiting' | 'gaveUp';

/** Where a mail stands, from its dates. */
export function mailState({ sentAt, gaveUpAt }: Pick<QueuedMail, 'sentAt' | 'gaveUpAt'>): MailState {
  if (sentAt) return 'sent';
  return gaveUpAt ? 'gaveUp' : 'waiting';
}

/** One page of the outbox, newest first, and how many mails there are. Pages are counted from 1. */
export async function listMails(
  viewer: Actor,
  page: number,
): Promise<{ mails: QueuedMail[]; count: number; pages: number }> {
  authorize(viewer, 'outbox.read');
  return withTx(viewer, async (tx) => {
    const count = await tx.$count(outbox);
    const mails = await tx
      .select()
      .from(outbox)
      .orderBy(desc(outbox.createdAt), desc(outbox.id))
      .limit(MAILS_A_PAGE)
      .offset((page - 1) * MAILS_A_PAGE);
    return { mails, count, pages: Math.max(1, Math.ceil(count / MAILS_A_PAGE)) };
  });
}

/** One mail, to be drawn. */
export async function getMail(viewer: Actor, id: string): Promise<QueuedMail> {
  authorize(viewer, 'outbox.read');
  const [mail] = await withTx(viewer, (tx) =>
    tx
      .select()
      .from(outbox)
      .where(eq(outbox.id, sql`${id}::uuid`)),
  );
  if (!mail) throw missing();
  return mail;
}
