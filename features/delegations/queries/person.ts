import { withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import { authorize, can } from '@/domain/permissions';
import { hasRegisteredName } from '@/domain/person-changes';
import { PERSON_QUESTIONS } from '@/domain/questions';
import { missing } from '@/domain/refusal';
import { doublesOf } from './doubles';
import { openOfferOf } from './offers';
import { readSeat } from './registration';

/**
 * One person of a delegation, as whoever may correct something of them sees it. What was registered is for those alone who
 * may read it. Three questions. @throws Refusal `notFound` for a person who sits elsewhere, or no longer
 */
export async function getPerson(
  viewer: Actor,
  conferenceId: string,
  delegationId: string,
  participantId: string,
) {
  const thing = { conferenceId, delegationId };
  if (!can(viewer, 'delegation.see', thing)) throw missing();
  authorize(viewer, 'participant.changeCapacity', thing);
  return withTx(viewer, async (tx) => {
    const row = await readSeat(tx, viewer, conferenceId, participantId);
    if (row.delegation.id !== delegationId) throw missing();
    const { seat, saved, status, answers, hidden, changes, request, form, nominated, email, delegation } =
      row;
    const doubles = await doublesOf(tx, viewer, conferenceId, participantId);
    return {
      participantId,
      delegation,
      /** whom the person may be twice, as far as the viewer receives them */
      doubles,
      /** as it was nominated, or corrected since */
      name: nominated,
      email,
      capacity: seat.capacity,
      version: seat.version,
      /** the address that waits to be confirmed */
      offer: await openOfferOf(tx, conferenceId, participantId),
      status,
      answers,
      /** the questions about the person that the viewer may read */
      questions: PERSON_QUESTIONS.filter((question) => !hidden.includes(question)),
      /** what the conference asks beside, as far as the viewer may read it */
      form,
      changes,
      /** what the person asks to have changed */
      request,
      may: {
        offerAddress:
          can(viewer, 'registration.edit', thing) ||
          (status === 'nominated' && can(viewer, 'participant.offerAddress', thing)),
        changeName: !hasRegisteredName(saved) && can(viewer, 'participant.changeName', thing),
        distinguish: can(viewer, 'participant.distinguish', thing),
        move: can(viewer, 'participant.move', thing),
        editRegistration: can(viewer, 'registration.edit', thing),
      },
    };
  });
}

export type DelegationMember = Awaited<ReturnType<typeof getPerson>>;
