import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { dbNow, type Tx } from '@/db/client';
import { rulesProfile } from '@/db/schema/conferences';
import { outcome } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { openingCheckPath } from '@/domain/addresses';
import { isLeftOpen } from '@/domain/outcomes';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { conferenceAt } from '@/features/conferences/queries';
import { secondPerson } from '@/features/proposals/queries/gate';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import { typedInstant } from '@/platform/typed/instant';
import type { openInput, openingInput } from '../input';
import { draftOf, endDraft } from './drafts';
import { openRound, planLocked, planRound, type RoundTerms, rollDigest, scheduleRound } from './round';
import { tellOfSchedule } from './telling';

type OpeningInput = z.output<typeof openingInput>;

async function termsOf(tx: Tx, actor: Actor, input: OpeningInput) {
  // Held, so that its closing is not recalled meanwhile; and as the number is taken under it, from the beginning.
  const conferenceRow = await conferenceAt(tx, input.conference, 'no key update');
  const { id: conferenceId, timeZone } = conferenceRow;
  authorize(actor, input.procedure === 'silence' ? 'silence.open' : 'ballot.open', { conferenceId });
  // The outcome's lock: its text cannot thaw, and nobody opens a second ballot on it meanwhile.
  const [outcomeRow] = await tx
    .select()
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.number, input.outcome)))
    .for('update');
  const [profile] = await tx
    .select()
    .from(rulesProfile)
    .where(and(eq(rulesProfile.conferenceId, conferenceId), eq(rulesProfile.id, input.rules)));
  if (!outcomeRow) throw refuse('ballots.refusal.noSuchOutcome', {}, 'invalid', 'outcome');
  if (!profile || profile.withdrawnAt) throw refuse('ballots.refusal.noSuchRules', {}, 'invalid', 'rules');
  if (!conferenceRow.closedAt) throw refuse('ballots.refusal.conferenceMeets', {}, 'conflict');
  if (!isLeftOpen(outcomeRow)) {
    throw refuse('ballots.refusal.notLeftOpen', { number: outcomeRow.number }, 'conflict', 'outcome');
  }
  const now = await dbNow(tx);
  const opensAt = input.opensAt ? typedInstant(input.opensAt, timeZone, 'opensAt') : now;
  if (opensAt < now) throw refuse('ballots.refusal.opensInThePast', {}, 'invalid', 'opensAt');
  const terms: RoundTerms = {
    procedure: input.procedure,
    rulesName: profile.name,
    profile: profile.profile,
    opensAt,
    closesAt: typedInstant(input.closesAt, timeZone, 'closesAt'),
  };
  const draft = await draftOf(tx, conferenceId, input);
  return { outcomeRow, profile, terms, draft, now };
}

/** What would open now: for the page on which the organizer checks it. @throws Refusal when it cannot. */
export function previewOpening(actor: Actor, input: OpeningInput) {
  return act(actor, async (tx, actor) => {
    const { outcomeRow, profile, terms, now } = await termsOf(tx, actor, input);
    const planned = await planRound(
      tx,
      { conferenceId: outcomeRow.conferenceId, outcomeId: outcomeRow.id },
      terms,
      now,
    );
    const shown = { rulesVersion: profile.version, rollDigest: rollDigest(planned.roll) };
    return { ...terms, ...planned, ...shown, outcome: outcomeRow, now };
  });
}

/** Checks what was asked for and goes on to the page that shows the rules, the roll and its reasons. Writes nothing. */
export async function checkOpening(actor: Actor, input: OpeningInput): Promise<Done> {
  await previewOpening(actor, input);
  return { redirect: `/${input.conference}${openingCheckPath(input)}` };
}

/**
 * Puts an outcome that was left open to the vote. At once: rules and roll are frozen with it, in one transaction, as they
 * were confirmed. At a later instant: the ballot is scheduled, and the roll is computed when it opens.
 * @throws Refusal when the conference still meets, the roll is empty, the times do not fit, the profile (or the roll of a
 * ballot that opens at once) has changed since it was read, or a ballot on the outcome is open.
 */
export async function openBallot(actor: Actor, input: z.output<typeof openInput>): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const { outcomeRow, profile, terms, draft, now } = await termsOf(tx, actor, input);
    if (profile.version !== input.rulesVersion) throw refuse('common.refusal.stale', {}, 'conflict');
    const { conferenceId, id: outcomeId, title } = outcomeRow;
    const waits = await secondPerson(tx, actor, {
      conferenceId,
      act: 'openBallot',
      entityId: outcomeId,
      subject: title,
      path: openingCheckPath(input),
      input,
      ready: () =>
        planLocked(tx, { outcome: outcomeRow, terms, now }, input.opensAt ? undefined : input.rollDigest),
    });
    if (waits) return waits;
    if (input.opensAt) {
      const { entitled, ...scheduled } = await scheduleRound(tx, actor, { outcome: outcomeRow, terms, now });
      await record(tx, actor, scheduled.change);
      await endDraft(tx, actor, draft, scheduled.number);
      const ref = { conferenceId: outcomeRow.conferenceId, ballotId: scheduled.ballotId };
      await tellOfSchedule(tx, ref, entitled);
      return openedAt(input.conference, scheduled.number);
    }
    const opened = await openRound(tx, actor, { outcome: outcomeRow, terms, now }, input.rollDigest);
    await record(tx, actor, opened.change);
    await endDraft(tx, actor, draft, opened.number);
    return openedAt(input.conference, opened.number);
  });
}

const openedAt = (slug: string, number: number): Done => ({
  redirect: `/${slug}/ballots/${number}`,
  message: 'ballots.done.opened',
  params: { number },
});
