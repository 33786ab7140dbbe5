import { and, eq, isNull, lte } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { ballot } from '@/db/schema/ballots';
import { outbox } from '@/db/schema/notices';
import { outcome } from '@/db/schema/outcomes';
import { SYSTEM } from '@/domain/actor';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { openRound } from '@/features/ballots/commands/round';
import { record } from '@/platform/record';
import { BALLOTS, type SampleBallot } from '@/sample/content/ballots';
import { RULES } from '@/sample/content/rules';
import { must, organizer, type Sample } from './sample';
import { loadVotes } from './votes';

const CENTURY = 100 * 365 * 24 * 3_600_000;

/** The post-conference ballots with the votes cast so far; the one that is over waits to be declared. */
export async function loadBallots(sample: Sample): Promise<void> {
  if (!sample.calendar.closedAt) return;
  for (const planned of BALLOTS) await loadBallot(sample, planned);
}

async function loadBallot(sample: Sample, planned: SampleBallot): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  const rules = RULES.find((one) => one.key === planned.rules);
  if (!rules) throw new Error(`the sample has no rules ${planned.rules}`);
  const id = must(sample.outcomes, planned.proposal);
  const [proposal] = await tx
    .select()
    .from(outcome)
    .where(and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, id)))
    .for('update');
  if (!proposal) throw new Error(`the sample has no proposal ${planned.proposal}`);
  const opensAt = calendar.fromNow(planned.opens);
  const { number, change } = await openRound(
    tx,
    { ...SYSTEM, accountId: organizer(sample) },
    {
      outcome: proposal,
      terms: {
        procedure: planned.procedure,
        rulesName: rules.name,
        profile: rules.profile,
        opensAt,
        closesAt: calendar.fromNow(planned.closes),
      },
      now: opensAt,
    },
  );
  await record(tx, SYSTEM, change);
  if (planned.procedure === 'vote') await loadVotes(sample, planned, number);
}

/** Declares the sample's ballot that is over, and keeps back its mails: their addresses reach nobody. */
export async function settleBallots(conferenceId: string, now: Date): Promise<void> {
  const due = await withTx(SYSTEM, (tx) =>
    tx
      .select({ ballotId: ballot.id })
      .from(ballot)
      .where(and(eq(ballot.conferenceId, conferenceId), lte(ballot.closesAt, now))),
  );
  for (const { ballotId } of due) await declareBallot(SYSTEM, { conferenceId, ballotId });
  await withTx(SYSTEM, (tx) =>
    tx
      .update(outbox)
      .set({ nextAttemptAt: new Date(now.getTime() + CENTURY) })
      .where(and(eq(outbox.conferenceId, conferenceId), isNull(outbox.sentAt))),
  );
}
