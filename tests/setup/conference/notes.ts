import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { SYSTEM } from '@/domain/actor';

type Texts = { number: number; text: string /** what another wrote there, kept aside */; aside?: string };

/** A paragraph of a session's notes. @returns its id */
export async function aParagraph(conferenceId: string, sessionId: string, texts: Texts): Promise<string> {
  const { number, text, aside } = texts;
  const id = newId();
  await withTx(SYSTEM, async (tx) => {
    await tx
      .insert(paragraph)
      .values({ conferenceId, id, sessionId, number, position: number, language: 'en', text });
    const kept = { conferenceId, paragraphId: id, version: 1 };
    await tx.insert(paragraphVersion).values({ ...kept, text });
    if (aside !== undefined) await tx.insert(paragraphVersion).values({ ...kept, text: aside, aside: true });
  });
  return id;
}
