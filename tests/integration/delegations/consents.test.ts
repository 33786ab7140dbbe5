import { eq } from 'drizzle-orm';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { registration } from '@/db/schema/delegations';
import { type Actor, SYSTEM } from '@/domain/actor';
import { personsIn } from '@/domain/person-views';
import { CONSENTS, type Consent } from '@/domain/questions';
import { acceptRegistration } from '@/features/delegations/commands/accreditation';
import { saveConsents, withdrawConsent } from '@/features/delegations/commands/consents';
import { submitRegistration } from '@/features/delegations/commands/registration';
import { Returned } from '@/features/delegations/components/registration-frame';
import { listPeople } from '@/features/delegations/queries/listed-people';
import { getAccreditation, getOwnRegistration } from '@/features/delegations/queries/registration';
import { sayIn } from '@/platform/i18n/messages';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { checked, registered } from '@/tests/setup/conference/registrations';
import { drawn } from '@/tests/setup/drawn';
import { refusalOf } from '@/tests/setup/refused';
import { inRequest } from '@/tests/setup/request';
import { eventsOf } from '@/tests/setup/stored';

async function ground() {
  const conference = await aConference();
  const home = await aDelegation(conference.id, 'CL');
  const delegate = await aSeat(conference.id, home.id);
  const officer = await anActor('credentialsOfficer', conference.id);
  await registered(delegate, conference.slug);
  const { participantId } = delegate;
  const address = { conference: conference.slug };
  const accept = () => acceptRegistration(officer, { ...address, participantId, version: 2 });
  const takeBack = async (actor: Actor, consent: Consent) =>
    (await inRequest(() => withdrawConsent(actor, { ...address, consent }), { locale: 'fr' })).result;
  const own = () => getOwnRegistration(delegate, conference.id);
  const seen = () => getAccreditation(officer, conference.id, participantId);
  return { conference, delegate, officer, address, accept, takeBack, own, seen };
}

describe('a consent', () => {
  it.each(CONSENTS)(
    'is taken back by its person when the answers are handed in and accepted: %s',
    async (consent) => {
      const { conference, delegate, address, accept, takeBack, own, seen } = await ground();
      if (consent === 'photo') {
        // Never given: there is nothing to take back, and nothing changes.
        const before = await own();
        await takeBack(delegate, consent);
        expect(await own()).toEqual(before);
        await withTx(SYSTEM, (tx) =>
          tx
            .update(registration)
            .set({ photoConsentAt: new Date() })
            .where(eq(registration.participantId, delegate.participantId)),
        );
      }
      await accept();
      const events = (await eventsOf(conference.id)).length;
      expect(await takeBack(delegate, consent)).toEqual({ message: 'delegations.done.consentWithdrawn' });
      const { answers } = await seen();
      expect(answers[`${consent}ConsentAt`]).toBeNull();
      expect(answers[`${consent}ConsentWithdrawnAt`]).toBeInstanceOf(Date);
      const recorded = (await eventsOf(conference.id)).slice(events);
      expect(recorded.map(({ kind, actor }) => [kind, actor])).toEqual([
        ['consent.withdrawn', delegate.accountId],
      ]);
      // A second time it is said, and nothing is written.
      await takeBack(delegate, consent);
      expect(await eventsOf(conference.id)).toHaveLength(events + 1);
      expect((await own()).status).toBe(consent === 'data' ? 'returned' : 'accepted');
      expect(address.conference).toBe(conference.slug);
    },
  );

  it('that a registration needs sends it back to its person, who can give it again and submit', async () => {
    const { conference, delegate, officer, address, accept, takeBack, own, seen } = await ground();
    await accept();
    await takeBack(delegate, 'data');
    expect(await own()).toMatchObject({ status: 'returned', mayFill: true, open: ['consents'] });
    // Taken back on the French page, and told in the language of whoever reads.
    for (const locale of ['fr', 'ar'] as const) {
      const html = await drawn(createElement(Returned, { registration: await own() }), locale);
      expect(html).toContain(sayIn(locale)('delegations.reg.takenBackReason'));
    }
    expect(await seen()).toMatchObject({ status: 'returned', decidedBy: null, mayDecide: false });
    const { people } = await listPeople(officer, conference.id, personsIn({ show: 'returned' }), {
      locale: 'en',
    });
    expect(people).toMatchObject([{ id: delegate.participantId }]);
    const submit = async () => submitRegistration(delegate, { ...address, ...(await checked(delegate)) });
    expect(await refusalOf(submit())).toContain('incomplete');
    await saveConsents(delegate, { ...address, dataConsent: true, listConsent: true, photoConsent: false });
    expect((await own()).answers).toMatchObject({ dataConsentWithdrawnAt: null });
    await submit();
    expect(await own()).toMatchObject({ status: 'submitted', open: [] });
  });

  it('that was handed in and not yet decided sends it back as well', async () => {
    const { delegate, accept, takeBack, own } = await ground();
    await takeBack(delegate, 'data');
    expect((await own()).status).toBe('returned');
    expect(await refusalOf(accept())).toContain('decidedAlready');
  });

  it('that is unticked before the answers are handed in counts as taken back', async () => {
    const { delegate, address, takeBack, own } = await ground();
    await takeBack(delegate, 'data');
    await saveConsents(delegate, { ...address, dataConsent: true, listConsent: false, photoConsent: true });
    const { answers } = await own();
    expect(answers.listConsentAt).toBeNull();
    expect(answers.listConsentWithdrawnAt).toBeInstanceOf(Date);
    expect(answers.photoConsentWithdrawnAt).toBeNull();
  });
});

it('names who decided to colleagues, and the office alone to the delegate', async () => {
  const { accept, seen, own } = await ground();
  await accept();
  expect(await seen()).toMatchObject({ decidedBy: 'Test Person', office: 'credentialsOfficer' });
  expect(JSON.stringify(await own())).not.toContain('Test Person');
});
