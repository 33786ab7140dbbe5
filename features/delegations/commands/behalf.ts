import { and, eq } from 'drizzle-orm';
import type * as z from 'zod';
import { participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { authorize, can } from '@/domain/permissions';
import { hasRegisteredName, keptValue } from '@/domain/person-changes';
import {
  noAnswers,
  openTasks,
  PERSON_QUESTIONS,
  QUESTIONS,
  type StoredAnswers,
  sameAnswer,
} from '@/domain/questions';
import { refuse } from '@/domain/refusal';
import { mayFill, registrationStatus } from '@/domain/registration';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { record } from '@/platform/record';
import type { behalfInput } from '../input';
import { factsOf } from '../queries/people';
import { noteChanges } from './changes';
import { lockOther, writeAnswers } from './registration';
import { takeOver } from './requests';

const fullName = ({ givenName, familyName }: Pick<StoredAnswers, 'givenName' | 'familyName'>) =>
  [givenName, familyName].filter(Boolean).join(' ');

/**
 * Fills in or corrects the personal details of somebody else, at any time. What the actor may not read stays as it is, and
 * consents are the person's own. An accreditation that was given stays; one that is about to be given is looked at anew.
 * @throws Refusal when newer answers were saved, or when a registration that was handed in would lack an answer
 */
export async function editRegistration(actor: Actor, input: z.output<typeof behalfInput>): Promise<Done> {
  const { reason } = input;
  return act(actor, async (tx, actor) => {
    const { row, ...own } = await lockOther(tx, actor, input);
    const { conference, seat, saved, thing } = own;
    const conferenceId = conference.id;
    authorize(actor, 'registration.edit', thing);
    const version = saved?.version ?? 0;
    if (version !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    const before: StoredAnswers = saved ?? noAnswers();
    const changed = PERSON_QUESTIONS.filter(
      (name) => can(actor, QUESTIONS[name].readers, thing) && !sameAnswer(before[name], input[name]),
    );
    if (changed.length === 0) throw refuse('delegations.refusal.sameAsBefore', {}, 'invalid');
    const values: Partial<StoredAnswers> = Object.fromEntries(changed.map((name) => [name, input[name]]));
    const after = { ...before, ...values };
    const handedIn = !mayFill(registrationStatus(factsOf(seat, saved)));
    if (handedIn && openTasks(after).length > 0)
      throw refuse('delegations.refusal.answersNeeded', {}, 'invalid');
    const named = changed.some((name) => name === 'givenName' || name === 'familyName');
    const name = named && hasRegisteredName(after) ? fullName(after).slice(0, 200) : seat.name;
    await tx
      .update(participant)
      .set({ name, version: seat.version + 1 })
      .where(and(eq(participant.conferenceId, conferenceId), eq(participant.id, seat.id)));
    const change = await writeAnswers(tx, own, 'person', { ...values, version: version + 1 });
    if (input.requestVersion) await takeOver(tx, actor, seat, input.requestVersion);
    const changes = changed.map((field) => ({
      field,
      before: keptValue(before[field]),
      after: keptValue(input[field]),
    }));
    const correction = { conference, delegation: row, seat: { ...seat, name }, changes, reason };
    await noteChanges(tx, actor, correction);
    await record(tx, actor, {
      ...change,
      kind: 'registration.edited',
      after: { ...values, delegationId: row.id, reason, section: 'person' },
      topics: [...(change.topics ?? []), `account:${seat.accountId}`],
    });
    return { message: 'delegations.done.registrationEdited' };
  });
}
