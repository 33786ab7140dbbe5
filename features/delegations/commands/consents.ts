import { and, eq } from 'drizzle-orm';
import { getLocale } from 'next-intl/server';
import type * as z from 'zod';
import { dbNow } from '@/db/client';
import { participant } from '@/db/schema/delegations';
import type { Actor } from '@/domain/actor';
import { localeOr } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { CONSENTS, type Consent } from '@/domain/questions';
import { registrationStatus } from '@/domain/registration';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { sayIn } from '@/platform/i18n/messages';
import { record } from '@/platform/record';
import type { consentsInput, consentWithdrawalInput } from '../input';
import { factsOf } from '../queries/people';
import { lockOwn, onward, requireOpen, writeAnswers } from './registration';
import { endRequest } from './requests';

/** A consent with its two moments: given, or taken back, or neither. */
const moments = (consent: Consent, givenAt: Date | null, withdrawnAt: Date | null) => ({
  [`${consent}ConsentAt`]: givenAt,
  [`${consent}ConsentWithdrawnAt`]: withdrawnAt,
});

/** Saves the consents, each with the moment when it was given or, where it was given before, taken back. */
export async function saveConsents(actor: Actor, input: z.output<typeof consentsInput>): Promise<Done> {
  await act(actor, async (tx, actor) => {
    const own = await lockOwn(tx, actor, input.conference);
    authorize(actor, 'registration.fill', own.thing);
    requireOpen(own);
    const now = await dbNow(tx);
    const chosen = (consent: Consent, ticked: boolean) => {
      const before = own.saved?.[`${consent}ConsentAt`] ?? null;
      const withdrawn = own.saved?.[`${consent}ConsentWithdrawnAt`] ?? null;
      return ticked
        ? moments(consent, before ?? now, null)
        : moments(consent, null, before ? now : withdrawn);
    };
    const answers = CONSENTS.map((consent) => chosen(consent, input[`${consent}Consent`]));
    const change = await writeAnswers(tx, own, 'consents', Object.assign({}, ...answers));
    await record(tx, actor, change);
  });
  return { redirect: onward(input) };
}

/**
 * Takes one consent back, at any time. Without the first nobody can be accredited: a registration that was handed in
 * or accepted comes back to its person, to be completed or left.
 */
export async function withdrawConsent(
  actor: Actor,
  input: z.output<typeof consentWithdrawalInput>,
): Promise<Done> {
  const { consent } = input;
  const reason = sayIn(localeOr(await getLocale()))('delegations.reg.takenBackReason');
  return act(actor, async (tx, actor) => {
    const own = await lockOwn(tx, actor, input.conference);
    authorize(actor, 'registration.fill', own.thing);
    const { seat, saved, conference } = own;
    if (!saved?.[`${consent}ConsentAt`]) return { message: 'delegations.done.consentWithdrawn' };
    const status = registrationStatus(factsOf(seat, saved));
    const now = await dbNow(tx);
    const change = await writeAnswers(tx, own, 'consents', moments(consent, null, now));
    const comesBack = consent === 'data' && (status === 'submitted' || status === 'accepted');
    if (comesBack) {
      await endRequest(tx, seat, now);
      // Nobody decided: it follows from what its person did.
      const decided = {
        decision: 'returned',
        decisionReason: reason,
        decidedAt: now,
        decidedBy: null,
      } as const;
      await tx
        .update(participant)
        .set({ ...decided, version: seat.version + 1 })
        .where(and(eq(participant.conferenceId, conference.id), eq(participant.id, seat.id)));
    }
    await record(tx, actor, { ...change, kind: 'consent.withdrawn' });
    return { message: 'delegations.done.consentWithdrawn' };
  });
}
