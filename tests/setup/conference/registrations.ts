import { withTx } from '@/db/client';
import { registration } from '@/db/schema/delegations';
import { type Actor, SYSTEM } from '@/domain/actor';
import { saveConsents } from '@/features/delegations/commands/consents';
import { savePerson, submitRegistration } from '@/features/delegations/commands/registration';
import { getOwnRegistration } from '@/features/delegations/queries/registration';

/** A delegate's complete answers, without the version. */
export const ANSWERS = {
  givenName: 'Amal',
  familyName: 'Haddad',
  badgeName: 'Amal Haddad',
  office: 'Director',
  phone: '+56 2 2123 4567',
  languages: ['en' as const, 'ar' as const],
  dietaryNeeds: 'CANARY-diet',
  accessNeeds: null,
};

/** Fills everything in and submits. */
export async function registered(actor: Actor, slug: string): Promise<void> {
  await savePerson(actor, { conference: slug, version: 0, ...ANSWERS });
  await saveConsents(actor, { conference: slug, dataConsent: true, listConsent: true, photoConsent: false });
  await submitRegistration(actor, { conference: slug, ...(await checked(actor)) });
}

/** What the page on which somebody checks their answers says of them. */
export async function checked(actor: Actor) {
  const [seat] = actor.seats;
  const { answers } = await getOwnRegistration(actor, seat?.conferenceId ?? '');
  return { version: answers.version, answersVersion: answers.savedAt?.getTime() ?? 0 };
}

type Row = typeof registration.$inferInsert;

/** What somebody has answered, with the consent, written without the commands. */
export async function aRegistration(
  conferenceId: string,
  participantId: string,
  values: Pick<Row, 'givenName' | 'familyName' | 'badgeName' | 'office'> & Partial<Row>,
): Promise<void> {
  const row = { conferenceId, participantId, languages: ['en'], dataConsentAt: new Date(), ...values };
  await withTx(SYSTEM, (tx) => tx.insert(registration).values(row));
}
