import { and, eq } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { statement } from '@/db/schema/statements';
import { SYSTEM } from '@/domain/actor';
import { record } from '@/platform/record';
import { STATEMENTS } from '@/sample/content/statements';
import { happened, must, pressOfficer, type Sample } from './sample';

/** What was said by office, as far as the sessions have come: written down and published by the press officer. */
export async function loadStatements(sample: Sample): Promise<void> {
  const { tx, conferenceId } = sample;
  const numbers = new Map<string, number>();
  const by = pressOfficer(sample);
  for (const { session, office: speakerOffice, text } of STATEMENTS) {
    const { id: sessionId, startsAt, endsAt } = must(sample.sessions, session);
    const at = new Date((startsAt.getTime() + endsAt.getTime()) / 2);
    if (!happened(sample, at)) continue;
    const number = (numbers.get(sessionId) ?? 0) + 1;
    numbers.set(sessionId, number);
    const id = newId();
    const words = { speakerOffice, delegationId: null, saidAt: at, text };
    await tx
      .insert(statement)
      .values({ conferenceId, id, sessionId, number, ...words, createdAt: at, createdBy: by });
    const about = { conferenceId, entityId: id } as const;
    await record(tx, SYSTEM, {
      ...{ ...about, kind: 'statement.added' },
      after: { sessionId, number, ...words },
    });
    await tx
      .update(statement)
      .set({ publishedAt: at, publishedBy: by, version: 2 })
      .where(and(eq(statement.conferenceId, conferenceId), eq(statement.id, id)));
    await record(tx, SYSTEM, {
      ...{ ...about, kind: 'statement.published' },
      after: { sessionId, number, speakerOffice },
    });
  }
}
