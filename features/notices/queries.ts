import { and, desc, eq, sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import type { Actor } from '@/domain/actor';
import type { EventKind } from '@/domain/events';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { WITHDRAWN, withoutKeys } from '@/platform/mail';
import { HOUSE, record } from '@/platform/record';
import { isTrial } from '@/platform/roles';

const MAILS_A_PAGE = 50;
const MOST_LOOKS = 50;
/** Somebody read a mail that was written to somebody else. */
const OPENED = 'mail.opened' satisfies EventKind;

/** A mail as it may be shown. `hidden`: a link in it that signs its reader in is left out. */
export type QueuedMail = typeof outbox.$inferSelect & { hidden: boolean };
export type MailState = 'sent' | 'waiting' | 'gaveUp' | 'withdrawn';

/** Where a mail stands, from its dates. */
export function mailState({
  sentAt,
  gaveUpAt,
  lastError,
}: Pick<QueuedMail, 'sentAt' | 'gaveUpAt' | 'lastError'>): MailState {
  if (sentAt) return 'sent';
  if (gaveUpAt && lastError === WITHDRAWN) return 'withdrawn';
  return gaveUpAt ? 'gaveUp' : 'waiting';
}

type Row = { mail: typeof outbox.$inferSelect; sample: boolean | null };

/**
 * Keys are shown to nobody, whose mail it may be: who reads them could act as its reader. Only in a trial house, whose
 * doors stand open anyway, the mails of the sample's accounts are whole.
 */
function shown({ mail, sample }: Row, trial: boolean): QueuedMail {
  const params = trial && sample ? mail.params : withoutKeys(mail.params);
  return { ...mail, params, hidden: !mail.sentAt && JSON.stringify(params) !== JSON.stringify(mail.params) };
}

const mails = (tx: Tx) =>
  tx
    .select({ mail: outbox, sample: account.sample })
    .from(outbox)
    .leftJoin(account, eq(account.email, outbox.recipient));

/** One page of the outbox, newest first, and how many mails there are. Pages are counted from 1. */
export async function listMails(
  viewer: Actor,
  page: number,
): Promise<{ mails: QueuedMail[]; count: number; pages: number }> {
  authorize(viewer, 'outbox.read');
  return withTx(viewer, async (tx) => {
    const trial = await isTrial(tx);
    const count = await tx.$count(outbox);
    const rows = await mails(tx)
      .orderBy(desc(outbox.createdAt), desc(outbox.id))
      .limit(MAILS_A_PAGE)
      .offset((page - 1) * MAILS_A_PAGE);
    const pages = Math.max(1, Math.ceil(count / MAILS_A_PAGE));
    return { mails: rows.map((row) => shown(row, trial)), count, pages };
  });
}

/** When somebody opened a mail that is not theirs, and who. */
export type Look = { at: Date; name: string | null };

/** One mail, to be drawn, and who has opened it. That it is opened by somebody else than its reader goes on record. */
export async function getMail(viewer: Actor, id: string): Promise<QueuedMail & { looks: Look[] }> {
  authorize(viewer, 'outbox.read');
  return withTx(viewer, async (tx) => {
    const [row] = await mails(tx).where(eq(outbox.id, sql`${id}::uuid`));
    if (!row) throw missing();
    const { recipient, template } = row.mail;
    const [reader] = await tx.select({ id: account.id }).from(account).where(eq(account.email, recipient));
    const subject = reader
      ? ({ entity: 'account', entityId: reader.id } as const)
      : ({ entity: 'mail', entityId: id } as const);
    if (reader?.id !== viewer.accountId)
      await record(tx, viewer, {
        conferenceId: null,
        kind: OPENED,
        ...subject,
        after: { mail: id, template },
      });
    const looks = await tx
      .select({ at: event.at, name: account.name })
      .from(event)
      .leftJoin(account, sql`${account.id}::text = ${event.actor}`)
      .where(and(isLook(subject), sql`${event.after} ->> 'mail' = ${id}`))
      .orderBy(desc(event.sequence))
      .limit(MOST_LOOKS);
    return { ...shown(row, await isTrial(tx)), looks };
  });
}

const isLook = ({ entity, entityId }: { entity: string; entityId: string }) =>
  and(
    eq(event.conferenceId, HOUSE),
    eq(event.entity, entity),
    eq(event.entityId, entityId),
    eq(event.kind, OPENED),
  );

/** Who opened which of the viewer's own mails: the last fifty times. The mail is null where it is no longer there. */
export function listOwnLooks(viewer: Actor): Promise<(Look & { mail: QueuedMail | null })[]> {
  const { accountId } = viewer;
  if (!accountId) return Promise.resolve([]);
  return withTx(viewer, async (tx) => {
    const rows = await tx
      .select({ at: event.at, name: account.name, mail: outbox })
      .from(event)
      .leftJoin(account, sql`${account.id}::text = ${event.actor}`)
      .leftJoin(outbox, sql`${outbox.id}::text = ${event.after} ->> 'mail'`)
      .where(isLook({ entity: 'account', entityId: accountId }))
      .orderBy(desc(event.sequence))
      .limit(MOST_LOOKS);
    return rows.map(({ mail, ...look }) => ({
      ...look,
      mail: mail && shown({ mail, sample: false }, false),
    }));
  });
}
