import { AsyncLocalStorage } from 'node:async_hooks';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { dbNow, type Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { conference } from '@/db/schema/conferences';
import { type Proposal, proposal } from '@/db/schema/proposals';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import type { LocalText } from '@/domain/local-text';
import { missing, refuse } from '@/domain/refusal';
import {
  aboutOf,
  needsSecond,
  type ProposalDecision,
  type ProposingOffice,
  proposingOffice,
  requireAnother,
  requireOpen,
  type SecondPersonAct,
} from '@/domain/second-person';
import { sha256 } from '@/platform/chain';
import type { Done } from '@/platform/done';
import { record } from '@/platform/record';
import { settingOf } from './setting';
import { tellAuthor, tellOthers } from './telling';

/** What a command is about to do. `path`: the page, below the conference, that shows what follows from it. */
type Intended = {
  conferenceId: string;
  act: SecondPersonAct;
  entityId: string;
  /** how that is called now */
  subject: LocalText;
  path: string;
  input: object;
  /** looks for what would be found out only later, before it is proposed */
  ready?: () => Promise<unknown>;
};

type Confirming = { proposal: Proposal; done: boolean };
const confirming = new AsyncLocalStorage<Confirming>();

/** Of an act and what it was sent: what is confirmed is what was proposed. */
export const proposalDigest = (act: SecondPersonAct, input: object): string =>
  sha256(`${act}\n${canonicalJson(JSON.parse(JSON.stringify(input)))}`);

/**
 * The one place where an act that needs a second person becomes a proposal: called by its command behind all locks and
 * checks, before it writes anything. Null: it may happen. While a proposal is being confirmed, the confirmation is written
 * here, in the transaction of the act itself: both happen, or neither does.
 * @throws Refusal when the same is proposed already, or the proposal is over
 */
export async function secondPerson(tx: Tx, actor: Actor, intended: Intended): Promise<Done | null> {
  if (actor.system) return null;
  const under = confirming.getStore();
  if (under) {
    await confirm(tx, actor, under.proposal, intended);
    under.done = true;
    return null;
  }
  const { conferenceId, act } = intended;
  const setting = await settingOf(tx, conferenceId);
  if (!needsSecond(setting, act)) return null;
  await intended.ready?.();
  return propose(tx, actor, intended, setting.hours);
}

/** Runs the command of a proposal as whoever confirms it. @throws Error for a command that came by no `secondPerson` */
export async function confirmed<T>(one: Proposal, command: () => Promise<T>): Promise<T> {
  const under = { proposal: one, done: false };
  const done = await confirming.run(under, command);
  if (!under.done) throw new Error(`${one.act} happened without its confirmation`);
  return done;
}

/** The proposal, locked: whoever decides on it next sees what was decided. */
export async function lockProposal(tx: Tx, conferenceId: string, id: string): Promise<Proposal> {
  const [row] = await tx
    .select()
    .from(proposal)
    .where(and(eq(proposal.conferenceId, conferenceId), eq(proposal.id, id)))
    .for('update');
  if (!row) throw missing();
  return row;
}

async function confirm(tx: Tx, actor: Actor, shown: Proposal, { act, entityId }: Intended): Promise<void> {
  const { conferenceId, id } = shown;
  const row = await lockProposal(tx, conferenceId, id);
  const now = await dbNow(tx);
  requireOpen(row, now);
  requireAnother(actor, row);
  if (row.act !== act || row.entityId !== entityId) throw refuse('common.refusal.changed', {}, 'stale');
  const office = await decide(tx, actor, row, { decision: 'confirmed', now });
  await record(tx, actor, {
    conferenceId,
    kind: 'proposal.confirmed',
    entity: aboutOf(act),
    entityId,
    after: { act, proposedAs: row.proposedAs, decidedAs: office },
    topics: [`conference:${conferenceId}`],
  });
  await tellAuthor(tx, row, { decision: 'confirmed', office, reason: '' });
}

type EndOfProposal = { decision: ProposalDecision; now: Date; reason?: string };

/** Writes down how a locked proposal ends. @returns the office in which the actor decided */
export async function decide(
  tx: Tx,
  actor: Actor,
  { conferenceId, id, act }: Proposal,
  { decision, now, reason }: EndOfProposal,
): Promise<ProposingOffice> {
  const decidedAs = proposingOffice(actor, act, conferenceId);
  await tx
    .update(proposal)
    .set({ decision, decidedBy: actor.accountId, decidedAs, decidedAt: now, reason })
    .where(and(eq(proposal.conferenceId, conferenceId), eq(proposal.id, id)));
  return decidedAs;
}

async function propose(tx: Tx, actor: Actor, intended: Intended, hours: number): Promise<Done> {
  const { conferenceId, act, entityId, subject, path, input } = intended;
  const now = await dbNow(tx);
  // The lock of the thing itself lets one propose at a time.
  const [same] = await tx
    .select({ id: proposal.id })
    .from(proposal)
    .where(
      and(
        eq(proposal.conferenceId, conferenceId),
        eq(proposal.act, act),
        eq(proposal.entityId, entityId),
        isNull(proposal.decision),
        sql`${proposal.lapsesAt} > ${now.toISOString()}::timestamptz`,
      ),
    );
  if (same) throw refuse('proposals.refusal.proposedAlready', {}, 'conflict');
  const [meeting] = await tx
    .select({ slug: conference.slug })
    .from(conference)
    .where(eq(conference.id, conferenceId));
  const [row] = await tx
    .insert(proposal)
    .values({
      conferenceId,
      id: newId(),
      act,
      entityId,
      subject,
      path,
      input: JSON.parse(JSON.stringify(input)),
      digest: proposalDigest(act, input),
      proposedBy: actor.accountId as string,
      proposedAs: proposingOffice(actor, act, conferenceId),
      proposedAt: now,
      lapsesAt: new Date(now.getTime() + hours * 3_600_000),
    })
    .returning();
  if (!row || !meeting) throw new Error('the proposal was not written');
  await record(tx, actor, {
    conferenceId,
    kind: 'proposal.made',
    entity: aboutOf(act),
    entityId,
    after: { act, proposedAs: row.proposedAs, lapsesAt: row.lapsesAt },
    topics: [`conference:${conferenceId}`],
  });
  await tellOthers(tx, row);
  return { redirect: `/${meeting.slug}/proposals/${row.id}` };
}
