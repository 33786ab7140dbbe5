import type * as z from 'zod';
import type { Actor } from '@/domain/actor';
import { whyNotAdoptedIn } from '@/domain/credentials-reports';
import { missing, refuse } from '@/domain/refusal';
import { optionalTextAfter } from '@/domain/working-languages';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { adoptionInput } from '../input';
import { meetingsOf } from '../queries/reports';
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
    const session = (await meetingsOf(tx, conferenceId)).find(({ id }) => id === sessionId);
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
