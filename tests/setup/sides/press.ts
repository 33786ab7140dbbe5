import { and, eq, sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { communiqueParagraph } from '@/db/schema/communique';
import { document } from '@/db/schema/documents';
import { statement } from '@/db/schema/statements';
import { outcomeTopic, topic, topicLink } from '@/db/schema/topics';
import { inAll } from '../conference/conference';
import { HOUR, type World } from './world';

type Begun = {
  conferenceId: string;
  id?: string;
  by: string;
  paragraphs: readonly { id?: string; text: string }[];
};

/** A communiqué with its paragraphs. @returns its id */
async function begin(tx: Tx, title: string, { conferenceId, id, by, paragraphs }: Begun): Promise<string> {
  const kind = { kind: 'communique', classification: 'public', originalLanguage: 'en' } as const;
  const values = {
    conferenceId,
    id,
    ...kind,
    symbol: `C-${conferenceId}/DOC/1`,
    title: inAll(title),
    createdBy: by,
  };
  const [row] = await tx.insert(document).values(values).returning({ id: document.id });
  if (!row) throw new Error('the communiqué was not stored');
  for (const [index, { id: paragraphId, text }] of paragraphs.entries())
    await tx.insert(communiqueParagraph).values({
      ...{
        conferenceId,
        id: paragraphId,
        documentId: row.id,
        number: index + 1,
        text: inAll(text),
        savedBy: by,
      },
    });
  return row.id;
}

/** What the press officer writes: a draft where they meet, one reviewed, one to be published, and one published. */
export async function writePress(
  tx: Tx,
  { meeting, over, announcing, voting, ids, accounts, canary }: World,
) {
  const secret = canary('embargoed');
  await begin(tx, secret, {
    ...{ conferenceId: meeting.id, id: ids.communique, by: accounts.pressOfficer },
    paragraphs: [
      { id: ids.said, text: secret },
      { id: ids.saidNext, text: secret },
    ],
  });
  const whole = (conferenceId: string, id?: string) => ({
    conferenceId,
    by: accounts.pressOfficer,
    paragraphs: [{ id, text: 'All was said.' }],
  });
  const change = async (conferenceId: string, id: string, values: Partial<typeof document.$inferInsert>) =>
    tx
      .update(document)
      .set(values)
      .where(and(eq(document.conferenceId, conferenceId), eq(document.id, id)));
  for (const [conferenceId, id] of [
    [over.id, undefined],
    [announcing.id, undefined],
    [voting.id, ids.published],
  ] as const) {
    const title = conferenceId === voting.id ? 'Communiqué' : secret;
    const documentId = await begin(tx, title, whole(conferenceId, id));
    await change(conferenceId, documentId, {
      reviewedAt: sql`clock_timestamp()` as unknown as Date,
      reviewedBy: accounts.organizer,
    });
    if (conferenceId === announcing.id)
      await change(conferenceId, documentId, { publishesAt: new Date(Date.now() + HOUR) });
    if (conferenceId === voting.id)
      await change(conferenceId, documentId, { publishedAt: sql`clock_timestamp()` as unknown as Date });
  }
}

/** What was said in the session of the one that meets: one that is written on, one published. */
export async function writeStatements(tx: Tx, { meeting, ids, accounts, canary }: World): Promise<void> {
  const conferenceId = meeting.id;
  for (const [index, id] of [ids.statement, ids.stated].entries())
    await tx.insert(statement).values({
      ...{ conferenceId, id, sessionId: ids.session, number: index + 1, createdBy: accounts.pressOfficer },
      ...{ speakerName: index === 0 ? canary('unpublished') : null, speakerOffice: inAll('Chair') },
      ...{ delegationId: ids.ownMeeting, saidAt: new Date('2023-03-21T13:30:07Z') },
      text: inAll(index === 0 ? canary('unpublished') : 'It was said.'),
    });
  await tx
    .update(statement)
    .set({ publishedAt: sql`clock_timestamp()` as unknown as Date })
    .where(and(eq(statement.conferenceId, conferenceId), eq(statement.id, ids.stated)));
}

/** Two topics that are linked, one of them of the draft, and one that is free. */
export async function writeTopics(tx: Tx, { meeting, ids }: World): Promise<void> {
  const conferenceId = meeting.id;
  const titles = [
    [ids.topic, 'Firearms'],
    [ids.linkedTopic, 'Violent crime'],
    [ids.freeTopic, 'Cybercrime'],
  ] as const;
  await tx.insert(topic).values(titles.map(([id, title]) => ({ conferenceId, id, title: inAll(title) })));
  const link = { fromId: ids.topic, toId: ids.linkedTopic, how: inAll('One feeds the other.') };
  await tx.insert(topicLink).values({ conferenceId, ...link });
  await tx.insert(outcomeTopic).values({ conferenceId, outcomeId: ids.draft, topicId: ids.topic });
}
