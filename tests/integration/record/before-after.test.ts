import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { event } from '@/db/schema/record';
import { SYSTEM } from '@/domain/actor';
import { editAccount } from '@/features/accounts/commands/sign-in';
import { addSession, cancelSession, editSession } from '@/features/agenda/commands/sessions';
import { returnRegistration } from '@/features/delegations/commands/accreditation';
import { saveConsents } from '@/features/delegations/commands/consents';
import { decideCredentials } from '@/features/delegations/commands/credentials';
import { savePerson } from '@/features/delegations/commands/registration';
import { editOutcome, removeOutcomeParagraph, saveOutcomeParagraph } from '@/features/outcomes/commands/text';
import { getOutcome } from '@/features/outcomes/queries';
import { headVersionOf } from '@/features/outcomes/queries/head-version';
import { REDACTED } from '@/platform/redaction';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { ANSWERS, registered } from '@/tests/setup/conference/registrations';
import { eventsOf } from '@/tests/setup/stored';

/** The last event of a kind. */
async function last(conferenceId: string, kind: string) {
  const events = (await eventsOf(conferenceId)).filter((one) => one.kind === kind);
  return events.sort((a, b) => a.sequence - b.sequence).at(-1);
}

describe('an event tells what was before and what is after', () => {
  it('the words of an outcome, which no other place keeps', async () => {
    const { id, slug } = await aConference();
    const draft = await anOutcome(id);
    const chair = await anActor('chair', id);
    const address = { conference: slug, number: draft.number };
    const was = { kind: 'recommendation' as const, strength: null, title: inAll('Outcome') };
    const is = { kind: 'measure' as const, strength: 'supported' as const, title: inAll('Other') };
    await editOutcome(chair, { ...address, headVersion: headVersionOf(was), ...is });
    expect(await last(id, 'outcome.edited')).toMatchObject({
      actor: chair.accountId,
      before: { version: 1, ...was },
      after: { version: 2, ...is },
    });
    const [paragraph] = (await getOutcome(chair, id, draft.number, 'en')).paragraphs;
    const paragraphId = paragraph?.id ?? '';
    const first = {
      part: 'operative',
      number: 1,
      verb: inAll('Encourages'),
      addressee: inAll('member countries'),
      text: inAll('to do more'),
    };
    const typed = { text: { en: 'Urges all to do much more' }, opening: { en: 'Urges|all' } };
    const words = {
      verb: { ...first.verb, en: 'Urges' },
      addressee: { ...first.addressee, en: 'all' },
      text: { ...first.text, en: 'to do much more' },
    };
    await saveOutcomeParagraph(chair, { ...address, paragraphId, version: 1, ...typed });
    expect(await last(id, 'outcome.paragraphSaved')).toMatchObject({
      before: { version: 2, ...first },
      after: { version: 3, ...first, ...words },
    });
    await removeOutcomeParagraph(chair, { ...address, paragraphId, version: 2 });
    expect(await last(id, 'outcome.paragraphRemoved')).toMatchObject({
      before: { version: 3, ...first, ...words },
      after: { version: 4 },
    });
  });

  it('who leads a session, by account', async () => {
    const { id, slug } = await aConference();
    const organizer = await anActor('organizer', id);
    const chair = (await anActor('chair', id)).accountId;
    const next = (await anActor('chair', id)).accountId;
    const rapporteur = (await anActor('rapporteur', id)).accountId;
    const values = {
      conference: slug,
      kind: 'panel' as const,
      title: inAll('Panel'),
      agendaItemId: null,
      roomId: null,
      startsAt: '2023-03-21T10:00',
      endsAt: '2023-03-21T11:00',
      languages: [],
      reason: 'It is small.',
    };
    await addSession(organizer, { ...values, chair, rapporteur });
    const led = [
      { accountId: chair, office: 'chair' },
      { accountId: rapporteur, office: 'rapporteur' },
    ];
    const added = await last(id, 'session.added');
    expect(added).toMatchObject({ before: null, after: { bureau: led } });
    const sessionId = added?.entityId ?? '';
    await editSession(organizer, { ...values, sessionId, version: 1, chair: next, rapporteur: null });
    const ledNow = [{ accountId: next, office: 'chair' }];
    expect(await last(id, 'session.edited')).toMatchObject({
      before: { bureau: led },
      after: { bureau: ledNow },
    });
    await cancelSession(organizer, { conference: slug, sessionId, version: 2 });
    expect(await last(id, 'session.cancelled')).toMatchObject({ before: { bureau: ledNow } });
  });

  it('the language of an account; its name by a mark', async () => {
    const actor = await anActor();
    await editAccount(actor, { name: 'Somebody Else', locale: 'ar' });
    const events = await withTx(SYSTEM, (tx) => tx.select().from(event));
    expect(events.filter((one) => one.entityId === actor.accountId)).toMatchObject([
      {
        kind: 'account.edited',
        before: { name: REDACTED, locale: 'en' },
        after: { name: REDACTED, locale: 'ar' },
      },
    ]);
  });

  it('credentials and a registration: states and moments whole, reasons and answers by a mark', async () => {
    const { id, slug } = await aConference();
    const { id: delegationId } = await aDelegation(id, 'CL', { credentialsStatus: 'submitted' });
    const officer = await anActor('credentialsOfficer', id);
    const credentials = { conference: slug, delegationId };
    await decideCredentials(officer, {
      ...credentials,
      version: 1,
      to: 'provisional',
      reason: 'A copy',
    });
    expect(await last(id, 'credentials.decided')).toMatchObject({
      before: { status: 'submitted', reason: null },
      after: { status: 'provisional', reason: REDACTED },
    });
    const delegate = await aSeat(id, delegationId);
    await registered(delegate, slug);
    const consents = { conference: slug, dataConsent: true, listConsent: false, photoConsent: false };
    const participantId = delegate.participantId;
    await returnRegistration(officer, { conference: slug, participantId, version: 2, reason: 'No face' });
    expect(await last(id, 'registration.returned')).toMatchObject({
      before: { decision: null, reason: null },
      after: { decision: 'returned', reason: REDACTED },
    });
    await saveConsents(delegate, consents);
    expect(await last(id, 'registration.saved')).toMatchObject({
      before: { listConsentAt: expect.any(String) },
      after: { section: 'consents', listConsentAt: null },
    });
    await savePerson(delegate, { conference: slug, version: 1, ...ANSWERS, givenName: 'Amina' });
    expect(await last(id, 'registration.saved')).toMatchObject({
      before: { version: 1, givenName: REDACTED, accessNeeds: null },
      after: { version: 2, givenName: REDACTED, accessNeeds: null },
    });
  });
});
