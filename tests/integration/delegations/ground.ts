import { and, eq, isNull } from 'drizzle-orm';
import pg from 'pg';
import { databaseUrl, withTx } from '@/db/client';
import { participant, registration } from '@/db/schema/delegations';
import { outbox } from '@/db/schema/notices';
import { event } from '@/db/schema/record';
import { type Actor, SYSTEM } from '@/domain/actor';
import { isRefusal } from '@/domain/refusal';
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

/** What a command was refused with: `key kind field`; throws when it was not refused. */
export async function refusalOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked;
  } catch (error) {
    if (isRefusal(error)) return [error.key, error.kind, error.field].filter(Boolean).join(' ');
    throw error;
  }
  throw new Error('was not refused');
}

export const seatsIn = (conferenceId: string, delegationId: string) =>
  withTx(SYSTEM, (tx) =>
    tx
      .select()
      .from(participant)
      .where(
        and(
          eq(participant.conferenceId, conferenceId),
          eq(participant.delegationId, delegationId),
          isNull(participant.withdrawnAt),
        ),
      ),
  );

export const registrationOf = (conferenceId: string, participantId: string) =>
  withTx(SYSTEM, async (tx) => {
    const [row] = await tx
      .select()
      .from(registration)
      .where(and(eq(registration.conferenceId, conferenceId), eq(registration.participantId, participantId)));
    return row;
  });

export const mailsOf = (conferenceId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(outbox).where(eq(outbox.conferenceId, conferenceId)));

export const eventsOf = (conferenceId: string) =>
  withTx(SYSTEM, (tx) => tx.select().from(event).where(eq(event.conferenceId, conferenceId)));

/** Runs statements as the owner of the database. */
export async function asOwner(...statements: string[]): Promise<void> {
  const owner = new pg.Client(databaseUrl());
  await owner.connect();
  try {
    for (const statement of statements) await owner.query(statement);
  } finally {
    await owner.end();
  }
}
