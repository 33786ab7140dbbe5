import type * as z from 'zod';
import type { Actor } from '@/domain/actor';
import { whyNotAdoptedIn } from '@/domain/credentials-reports';
import { missing, refuse } from '@/domain/refusal';
import { optionalTextAfter } from '@/domain/working-languages';
import { draftSessions } from '@/features/agenda/queries';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { adoptionInput, adoptionWithdrawalInput } from '../input';
import { reportFor, writeAct } from './acts';

/**
 * Records that a report was adopted in a session, with what was said there.
 * @throws Refusal for a session that has not begun, or was over before the report was issued
 */
export async function adoptCredentialsReport(
  actor: Actor,
  input: z.output<typeof adoptionInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const kind = 'adopted';
    const held = await reportFor(tx, actor, { kind, permission: 'credentialsReport.adopt', seen: input });
    const { conference, report, now } = held;
    const { id: conferenceId, timeZone } = conference;
    const { sessionId } = input;
    const sessions = await draftSessions(tx, conferenceId);
    const session = sessions.find((one) => one.id === sessionId && one.kind !== 'break');
    if (!session) throw missing();
    const why = whyNotAdoptedIn(session, { issuedAt: report.issuedAt, now, timeZone });
    if (why) throw refuse(why, {}, 'invalid', 'sessionId');
    const remarks = optionalTextAfter(conference, input.remarks, { field: 'remarks' });
    await writeAct(tx, actor, held, { kind, sessionId, remarks });
    const { number } = report;
    await record(tx, actor, {
      conferenceId,
      kind: 'credentialsReport.adopted',
      entityId: conferenceId,
      after: { report: number, session: session.title, remarks },
      topics: [`conference:${conferenceId}`],
    });
    return { message: 'credentials.done.adopted', params: { number } };
  });
}

/** Withdraws what was recorded of an adoption: the report was not adopted, or otherwise, and that is recorded anew. */
export async function withdrawReportAdoption(
  actor: Actor,
  input: z.output<typeof adoptionWithdrawalInput>,
): Promise<Done> {
  return act(actor, async (tx, actor) => {
    const [kind, permission] = ['adoptionWithdrawn', 'credentialsReport.withdrawAdoption'] as const;
    const held = await reportFor(tx, actor, { kind, permission, seen: input });
    const { reason } = input;
    await writeAct(tx, actor, held, { kind, reason });
    const [conferenceId, { number }] = [held.conference.id, held.report];
    await record(tx, actor, {
      conferenceId,
      kind: 'credentialsReport.adoptionWithdrawn',
      entityId: conferenceId,
      after: { report: number, reason },
      topics: [`conference:${conferenceId}`],
    });
    return { message: 'credentials.done.adoptionWithdrawn', params: { number } };
  });
}
