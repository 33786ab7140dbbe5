import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { agendaItem, session, sessionBureau } from '@/db/schema/agenda';
import { room } from '@/db/schema/conferences';
import { membership } from '@/db/schema/memberships';
import { notesVersion, notesVersionParagraph } from '@/db/schema/note-versions';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { outbox } from '@/db/schema/notices';
import { notesVersionOf } from '@/features/notes/queries';
import { inAll } from '../conference/conference';
import type { World } from './world';

const at = (time: string) => new Date(`2023-03-21T${time}:00Z`);

/** The agenda of the one that meets, the notes of a session, and a mail that waits. */
export async function writeWork(tx: Tx, world: World): Promise<void> {
  const { meeting, canary, accounts } = world;
  const conferenceId = meeting.id;
  await tx.insert(room).values([
    { conferenceId, id: world.ids.meetingRoom, name: 'Hall', capacity: 400 },
    { conferenceId, id: world.ids.emptyRoom, name: 'Annex', capacity: 400 },
  ]);
  const { membership: id } = world.ids;
  await tx
    .insert(membership)
    .values({ id, countryCode: world.formerMember, since: world.memberOn, until: world.memberOn });
  await tx.insert(agendaItem).values([
    { conferenceId, id: world.ids.item, number: '1', title: inAll('Item') },
    { conferenceId, id: world.ids.emptyItem, number: '2', title: inAll('Second item') },
  ]);
  const sessions = [
    { id: world.ids.session, roomId: world.ids.meetingRoom, cancelledAt: null },
    { id: world.ids.cancelled, roomId: null, cancelledAt: new Date() },
  ].map((one) => ({
    ...one,
    conferenceId,
    kind: 'plenary' as const,
    title: inAll(canary('unreleased')),
    languages: ['en', 'fr', 'es', 'ar'],
    startsAt: at('13:00'),
    endsAt: at('14:00'),
  }));
  await tx.insert(session).values(sessions);
  const bureau = { conferenceId, sessionId: world.ids.session, startsAt: at('13:00'), endsAt: at('14:00') };
  await tx.insert(sessionBureau).values([
    { ...bureau, accountId: accounts.chair, office: 'chair' },
    { ...bureau, accountId: accounts.formerBureau, office: 'rapporteur' },
  ]);
  await writeNotes(tx, world);
  await tx.insert(outbox).values({
    id: world.ids.mail,
    conferenceId,
    recipient: `${canary('recipient')}@example.org`,
    locale: 'en',
    template: 'delegation.accepted',
    params: {
      // A live key of somebody else: nobody is ever shown it.
      link: `http://127.0.0.1:3000/en/sign-in/link?token=${canary('key')}&email=${canary('recipient')}`,
      conference: canary('outbox'),
      delegation: 'Chile',
      days: 1,
      capacity: 'head',
    },
  });
}

/** Two paragraphs, a text beside the first, and a version that was kept when there was no second one. */
async function writeNotes(tx: Tx, { meeting, ids, canary }: World): Promise<void> {
  const conferenceId = meeting.id;
  const [first, second] = [ids.paragraph, ids.nextParagraph].map((id, at) => ({
    ...{ conferenceId, id, sessionId: ids.session, number: at + 1, position: at + 1 },
    ...{ language: 'en' as const, text: canary('note') },
  }));
  if (!first || !second) throw new Error('there are two');
  const texts = [newId(), newId()];
  const kept = { conferenceId, paragraphId: first.id, version: 1 };
  await tx.insert(paragraph).values(first);
  await tx.insert(paragraphVersion).values([
    { ...kept, id: texts[0], text: first.text },
    { ...kept, id: ids.aside, text: canary('aside'), aside: true },
  ]);
  await tx.insert(notesVersion).values({
    ...{ conferenceId, id: ids.keptNotes, sessionId: ids.session, number: 1, paragraphs: 1 },
    ...{ name: canary('version'), digest: notesVersionOf([{ ...first, version: 1 }]) },
  });
  await tx.insert(notesVersionParagraph).values({
    ...{
      conferenceId,
      notesVersionId: ids.keptNotes,
      place: 1,
      paragraphId: first.id,
      textId: texts[0] ?? '',
    },
    ...{ kind: 'summary', language: 'en', struck: false },
  });
  await tx.insert(paragraph).values(second);
  await tx
    .insert(paragraphVersion)
    .values({ ...kept, id: texts[1], paragraphId: second.id, text: second.text });
}
