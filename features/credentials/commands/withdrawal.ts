import type * as z from 'zod';
import type { Actor } from '@/domain/actor';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { reportWithdrawalInput } from '../input';
import { reportFor, writeAct } from './acts';

type WithdrawalSeen = z.output<typeof reportWithdrawalInput>;

/** What is withdrawn of a report: it, or its adoption. */
const WITHDRAWN = {
  withdrawn: {
    permission: 'credentialsReport.withdraw',
    event: 'credentialsReport.withdrawn',
    done: 'credentials.done.withdrawn',
  },
  adoptionWithdrawn: {
    permission: 'credentialsReport.withdrawAdoption',
    event: 'credentialsReport.adoptionWithdrawn',
    done: 'credentials.done.adoptionWithdrawn',
  },
} as const;

function withdraw(actor: Actor, input: WithdrawalSeen, kind: keyof typeof WITHDRAWN): Promise<Done> {
  const { permission, event, done } = WITHDRAWN[kind];
  return act(actor, async (tx, actor) => {
    const held = await reportFor(tx, actor, { kind, permission, seen: input });
    const { reason } = input;
    await writeAct(tx, actor, held, { kind, reason });
    const [conferenceId, { number }] = [held.conference.id, held.report];
    await record(tx, actor, {
      conferenceId,
      kind: event,
      entityId: conferenceId,
      after: { report: number, reason },
      topics: [`conference:${conferenceId}`],
    });
    return { message: done, params: { number } };
  });
}

/** Withdraws a report that was not adopted: it stays to be read, and a later one stands in its place. */
export const withdrawCredentialsReport = (actor: Actor, input: WithdrawalSeen): Promise<Done> =>
  withdraw(actor, input, 'withdrawn');

/** Withdraws what was recorded of an adoption: the report was not adopted, or otherwise, and that is recorded anew. */
export const withdrawReportAdoption = (actor: Actor, input: WithdrawalSeen): Promise<Done> =>
  withdraw(actor, input, 'adoptionWithdrawn');
