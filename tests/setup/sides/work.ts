import type { Tx } from '@/db/client';
import { agendaItem, session, sessionBureau } from '@/db/schema/agenda';
import { room } from '@/db/schema/conferences';
import { membership } from '@/db/schema/memberships';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { outbox } from '@/db/schema/notices';
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
  const note = { conferenceId, id: world.ids.paragraph, sessionId: world.ids.session, number: 1 };
  await tx.insert(paragraph).values([
    { ...note, position: 1, language: 'en', text: canary('note') },
    { ...note, id: world.ids.nextParagraph, number: 2, position: 2, language: 'en', text: canary('note') },
  ]);
  const kept = { conferenceId, paragraphId: note.id };
  await tx.insert(paragraphVersion).values([
    { ...kept, version: 1, text: canary('note') },
    { ...kept, id: world.ids.aside, version: 1, text: canary('aside'), aside: true },
  ]);
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
