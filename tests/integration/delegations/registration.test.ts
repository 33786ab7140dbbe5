import { describe, expect, it } from 'vitest';
import { newId } from '@/db/columns';
import { type Actor, ANONYMOUS } from '@/domain/actor';
import { personsIn } from '@/domain/person-views';
import { acceptRegistration, returnRegistration } from '@/features/delegations/commands/accreditation';
import { saveConsents } from '@/features/delegations/commands/consents';
import {
  savePerson,
  savePersonDraft,
  submitRegistration,
} from '@/features/delegations/commands/registration';
import { consentsInput, personDraftInput, personInput } from '@/features/delegations/input';
import { getDelegation } from '@/features/delegations/queries/delegations';
import { listDelegations } from '@/features/delegations/queries/lines';
import { listPeople } from '@/features/delegations/queries/listed-people';
import { getAccreditation, getOwnRegistration, getPhoto } from '@/features/delegations/queries/registration';
import { drawMail } from '@/features/notices/mails';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { ANSWERS, checked, registered } from '@/tests/setup/conference/registrations';
import { refusalOf } from '@/tests/setup/refused';
import { eventsOf, mailsOf, registrationOf } from '@/tests/setup/stored';

async function ground() {
  const conference = await aConference();
  const home = await aDelegation(conference.id, 'CL');
  const delegate = await aSeat(conference.id, home.id);
  const organizer = await anActor('organizer', conference.id);
  return { conference, home, delegate, organizer, address: { conference: conference.slug } };
}

describe('registering', () => {
  it('is saved in parts, as far as it goes, and resumed', async () => {
    const { conference, delegate, address } = await ground();
    const empty = personDraftInput.parse({ ...address, version: '0', givenName: 'Amal', badgeName: '' });
    expect(await savePersonDraft(delegate, empty)).toEqual({ data: { version: 1 } });
    let own = await getOwnRegistration(delegate, conference.id);
    expect(own).toMatchObject({ status: 'started', open: ['person', 'office', 'languages', 'consents'] });
    expect(own.answers.givenName).toBe('Amal');
    await savePerson(delegate, { ...address, version: 1, ...ANSWERS });
    await saveConsents(delegate, consentsInput.parse({ ...address, dataConsent: 'on' }));
    own = await getOwnRegistration(delegate, conference.id);
    expect(own.open).toEqual([]);
    expect(own.answers.dataConsentAt).toBeInstanceOf(Date);
    expect(own.answers.listConsentAt).toBeNull();
    const first = own.answers.dataConsentAt;
    await saveConsents(delegate, consentsInput.parse({ ...address, dataConsent: 'on', listConsent: 'on' }));
    own = await getOwnRegistration(delegate, conference.id);
    expect(own.answers.dataConsentAt).toEqual(first);
    expect(own.answers.listConsentAt).toBeInstanceOf(Date);
  });

  it('wants Latin letters on the badge, a plausible telephone, a language and the consent', () => {
    const good = { conference: 'a-b', version: 0, ...ANSWERS };
    const field = (change: object) => personInput.safeParse({ ...good, ...change }).error?.issues[0]?.message;
    expect(field({})).toBeUndefined();
    const wrong = 'common.invalid.latinName';
    for (const badgeName of ['أمل', 'Ana ٢', 'Ana 2', 'Ана', '.', 'Ana 🦊', 'Anа'])
      expect(field({ badgeName }), badgeName).toBe(wrong);
    for (const badgeName of [
      'Zoë Ñandú-O’Neil',
      'Kaʻiulani',
      'Saʿīd',
      'Muʾmin',
      'D´Angelo',
      'Gal·la',
      'J. R. (sample)',
      'Nguyễn',
    ])
      expect(field({ badgeName }), badgeName).toBeUndefined();
    expect(field({ givenName: 'أمل' })).toBeUndefined();
    expect(field({ givenName: '🦊'.repeat(101) })).toBe('common.invalid.tooLong {"max":100}');
    expect(field({ givenName: ' ' })).toBeUndefined();
    expect(field({ familyName: '\u200b' })).toBeUndefined();
    expect(field({ givenName: ' ', familyName: '\u3164' })).toBe('delegations.invalid.oneName');
    expect(field({ phone: 'call me' })).toBe('delegations.invalid.phone');
    expect(field({ phone: '12' })).toBe('delegations.invalid.phone');
    expect(field({ phone: '٠٢٢١٢٣٤٥٦٧' })).toBeUndefined();
    expect(field({ languages: [] })).toBe('delegations.invalid.languages');
    expect(field({ languages: undefined })).toBe('delegations.invalid.languages');
    expect(field({ languages: ['tlh'] })).toBe('common.invalid.choice');
    expect(consentsInput.safeParse({ conference: 'a-b', listConsent: 'on' }).error?.issues[0]?.message).toBe(
      'delegations.invalid.dataConsent',
    );
  });

  it('refuses what was typed upon older answers, and takes the same twice', async () => {
    const { conference, delegate, address } = await ground();
    await savePerson(delegate, { ...address, version: 0, ...ANSWERS });
    await savePerson(delegate, { ...address, version: 0, ...ANSWERS });
    const stale = savePerson(delegate, {
      ...address,
      version: 0,
      ...ANSWERS,
      office: 'Typed in another tab',
    });
    expect(await refusalOf(stale)).toBe('delegations.refusal.stale stale');
    expect((await registrationOf(conference.id, delegate.participantId))?.office).toBe('Director');
    const both = await Promise.allSettled(
      ['One', 'Two'].map((office) => savePerson(delegate, { ...address, version: 1, ...ANSWERS, office })),
    );
    expect(both.filter((b) => b.status === 'fulfilled')).toHaveLength(1);
  });

  it('is submitted complete and as checked, and read-only from then on until it is returned', async () => {
    const { conference, delegate, organizer, address } = await ground();
    expect(
      await refusalOf(submitRegistration(delegate, { ...address, ...(await checked(delegate)), version: 0 })),
    ).toContain('incomplete');
    await savePerson(delegate, { ...address, version: 0, ...ANSWERS });
    expect(
      await refusalOf(submitRegistration(delegate, { ...address, ...(await checked(delegate)) })),
    ).toContain('incomplete');
    await saveConsents(delegate, { ...address, dataConsent: true, listConsent: false, photoConsent: false });
    expect(
      await refusalOf(submitRegistration(delegate, { ...address, ...(await checked(delegate)), version: 0 })),
    ).toContain('changedSinceCheck');
    await submitRegistration(delegate, { ...address, ...(await checked(delegate)) });
    const again = savePerson(delegate, { ...address, version: 1, ...ANSWERS, office: 'Other' });
    expect(await refusalOf(again)).toBe('delegations.refusal.submittedAlready conflict');
    expect(
      await refusalOf(submitRegistration(delegate, { ...address, ...(await checked(delegate)) })),
    ).toContain('submittedAlready');

    const seen = await getAccreditation(organizer, conference.id, delegate.participantId);
    await returnRegistration(organizer, {
      ...address,
      participantId: delegate.participantId,
      version: seen.version,
      reason: 'The office, please.',
    });
    const own = await getOwnRegistration(delegate, conference.id);
    expect(own).toMatchObject({ status: 'returned', reason: 'The office, please.', mayFill: true });
    await savePerson(delegate, { ...address, version: 1, ...ANSWERS, office: 'Commissioner' });
    await submitRegistration(delegate, { ...address, ...(await checked(delegate)) });
    expect((await getOwnRegistration(delegate, conference.id)).status).toBe('submitted');
    const mails = await mailsOf(conference.id);
    expect(mails.map((m) => m.template)).toEqual(['delegation.returned']);
    const [mail] = mails;
    const { renderToStaticMarkup } = await import('react-dom/server');
    const { letter } = drawMail('delegation.returned', 'ar', mail?.params ?? {});
    expect(renderToStaticMarkup(letter)).toContain('The office, please.');
  });

  it('tells the second of two officers what was decided and in what office', async () => {
    const { conference, delegate, organizer, address } = await ground();
    const officer = await anActor('credentialsOfficer', conference.id);
    await registered(delegate, conference.slug);
    const { version } = await getAccreditation(organizer, conference.id, delegate.participantId);
    const input = { ...address, participantId: delegate.participantId, version };
    const decisions = await Promise.allSettled([
      acceptRegistration(organizer, input),
      returnRegistration(officer, { ...input, reason: 'No' }),
    ]);
    const [lost, ...more] = decisions.filter((d) => d.status === 'rejected');
    expect(more).toEqual([]);
    expect(lost?.reason).toMatchObject({ key: 'delegations.refusal.decidedAlready', kind: 'stale' });
    const won = decisions[0]?.status === 'fulfilled' ? 'accepted' : 'returned';
    expect(lost?.reason.params).toEqual({
      decision: won,
      office: won === 'accepted' ? 'organizer' : 'credentialsOfficer',
    });
    expect(await mailsOf(conference.id)).toHaveLength(1);
  });

  it('does not let an old reading decide upon a new submission', async () => {
    const { conference, delegate, organizer, address } = await ground();
    await registered(delegate, conference.slug);
    const old = await getAccreditation(organizer, conference.id, delegate.participantId);
    const input = { ...address, participantId: delegate.participantId, version: old.version };
    await returnRegistration(organizer, { ...input, reason: 'Again' });
    await savePerson(delegate, { ...address, version: 1, ...ANSWERS, office: 'New' });
    await submitRegistration(delegate, { ...address, ...(await checked(delegate)) });
    expect(await refusalOf(acceptRegistration(organizer, input))).toContain('submittedAnew');
  });
});

describe('who sees a registration', () => {
  it('is the person and the staff; the focal point sees name and state; for others it does not exist', async () => {
    const { conference, home, delegate, organizer } = await ground();
    await registered(delegate, conference.slug);
    const focal = await aSeat(conference.id, home.id, 'focalPoint');
    const colleague = await aSeat(conference.id, home.id, 'head');
    const there = await aDelegation(conference.id, 'PE');
    const stranger = await aSeat(conference.id, there.id, 'focalPoint');
    const elsewhere = await aConference();
    const officerElsewhere = await anActor('organizer', elsewhere.id);
    const officer = await anActor('credentialsOfficer', conference.id);
    const chair = await anActor('chair', conference.id);
    const read = (who: Actor) => getAccreditation(who, conference.id, delegate.participantId);
    for (const who of [ANONYMOUS, focal, colleague, stranger, officerElsewhere, chair])
      expect(await refusalOf(read(who))).toBe('common.refusal.notFound notFound');
    expect((await read(organizer)).answers.dietaryNeeds).toBe('CANARY-diet');
    expect(JSON.stringify(await read(officer))).not.toContain('CANARY');
    const page = (who: Actor) => getDelegation(who, conference.id, home.id);
    for (const who of [ANONYMOUS, stranger, officerElsewhere, chair, await anActor()])
      expect(await refusalOf(page(who))).toBe('common.refusal.notFound notFound');
    const person = async (who: Actor) =>
      (await page(who)).people.find((p) => p.id === delegate.participantId);
    expect(await person(focal)).toMatchObject({ status: 'submitted' });
    expect(await person(colleague)).toMatchObject({ status: null, email: null });
    expect(JSON.stringify(await page(focal))).not.toContain('CANARY');
    expect((await getOwnRegistration(delegate, conference.id)).answers.dietaryNeeds).toBe('CANARY-diet');
    expect(await refusalOf(getOwnRegistration(organizer, conference.id))).toContain('notFound');
    expect(await refusalOf(getPhoto(delegate, conference.id, delegate.participantId))).toContain('notFound');
    const events = JSON.stringify(await eventsOf(conference.id));
    for (const word of ['Amal', 'Haddad', 'CANARY', '2123', 'Director']) expect(events).not.toContain(word);
  });

  it('keeps the lists and the decision for the staff', async () => {
    const { conference, delegate, address } = await ground();
    const lists = (who: Actor) =>
      refusalOf((async () => listDelegations(who, conference.id))()).then(async (list) => [
        list,
        await refusalOf((async () => listPeople(who, conference.id, personsIn({}), { locale: 'en' }))()),
      ]);
    const forbidden = 'common.refusal.forbidden forbidden';
    const missing = 'common.refusal.notFound notFound';
    expect(await lists(delegate)).toEqual([forbidden, forbidden]);
    expect(await lists(await anActor('chair', conference.id))).toEqual([forbidden, forbidden]);
    expect(await lists(ANONYMOUS)).toEqual([missing, missing]);
    expect(await lists(await anActor())).toEqual([missing, missing]);
    await registered(delegate, conference.slug);
    const input = { ...address, participantId: delegate.participantId, version: 2 };
    expect(await refusalOf(acceptRegistration(delegate, input))).toBe(forbidden);
    expect(await refusalOf(acceptRegistration(ANONYMOUS, input))).toBe(missing);
    const elsewhere = await anActor('organizer', (await aConference()).id);
    expect(await refusalOf(acceptRegistration(elsewhere, input))).toBe(missing);
    const organizer = await anActor('organizer', conference.id);
    expect(await refusalOf(acceptRegistration(organizer, { ...input, participantId: newId() }))).toBe(
      missing,
    );
  });
});
