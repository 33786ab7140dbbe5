import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { session } from '@/db/schema/agenda';
import { notesCirculation, notesComment } from '@/db/schema/circulations';
import { notesVersion, notesVersionParagraph } from '@/db/schema/note-versions';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { notesVersionOf } from '@/features/notes/queries';
import { inAll } from '../conference/conference';
import { HOUR, type World } from './world';

/** A session of the one that meets, whose notes are circulated, with a comment of a delegation. */
export async function writeCirculated(tx: Tx, { meeting, ids, accounts, canary }: World): Promise<void> {
  const conferenceId = meeting.id;
  const sessionId = ids.circulatedSession;
  await tx.insert(session).values({
    ...{ conferenceId, id: sessionId, kind: 'plenary', title: inAll('Circulated session') },
    startsAt: new Date('2023-03-22T13:00:00Z'),
    endsAt: new Date('2023-03-22T14:00:00Z'),
  });
  const note = { conferenceId, id: ids.circulated, sessionId, number: 1, text: 'Said, and circulated.' };
  await tx.insert(paragraph).values({ ...note, position: 1, language: 'en' });
  const [textId, notesVersionId] = [newId(), newId()];
  const { id: paragraphId, text } = note;
  await tx.insert(paragraphVersion).values({ conferenceId, id: textId, paragraphId, version: 1, text });
  await tx.insert(notesVersion).values({
    ...{ conferenceId, id: notesVersionId, sessionId, number: 1, paragraphs: 1, occasion: 'circulating' },
    digest: notesVersionOf([{ ...note, version: 1 }]),
  });
  await tx.insert(notesVersionParagraph).values({
    ...{ conferenceId, notesVersionId, place: 1, paragraphId, textId },
    ...{ kind: 'summary', language: 'en', struck: false },
  });
  await tx.insert(notesCirculation).values({
    ...{ conferenceId, id: ids.circulation, sessionId, notesVersionId, circulatedBy: accounts.rapporteur },
    commentsUntil: new Date(Date.now() + 24 * HOUR),
  });
  await tx.insert(notesComment).values({
    ...{ conferenceId, id: ids.comment, circulationId: ids.circulation, notesVersionId, paragraphId },
    ...{ delegationId: ids.ownMeeting, text: canary('comment', 'head'), commentedBy: accounts.head },
  });
}
