import { eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { roleGrant } from '@/db/schema/accounts';
import { participant } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import { dayIn } from '@/domain/calendar';
import { listSessions } from '@/features/agenda/queries';
import { releasedFrom } from '@/features/agenda/queries/release';
import { openFollowUp } from '@/features/implementation/commands/follow-up';
import { aRelease, aSession } from './conference/agenda';
import { aConference, inAll, ZONE } from './conference/conference';
import { aParagraph } from './conference/notes';
import { anOutcome } from './conference/outcomes';
import { aDelegation, anAccount, anActor, aSeat } from './conference/people';
import { aRegistration } from './conference/registrations';
import {
  calledIn,
  classifiedIn,
  DESK_LANGUAGES,
  deskOf,
  listedIn,
  plenaryOf,
  reportedIn,
  secondedIn,
  waitedFor,
} from './desks';

// Days long after any run of the tests, since some acts are refused until a conference is over.
const AHEAD = { startsOn: '2031-09-02', endsOn: '2031-09-04' };

/** Conferences that are being prepared: credentials and registrations were handed in, and no letter was sent. */
export async function deskConferences(): Promise<void> {
  for (const language of DESK_LANGUAGES) {
    const { slug, officeOf } = deskOf(language);
    const [nominationDue, confirmationDue, registrationDue] = ['01', '15', '20'].map(
      (day) => new Date(`2031-08-${day}T21:00:00Z`),
    );
    const due = { nominationDue, confirmationDue, registrationDue };
    const dates = { ...AHEAD, ...due };
    const { id } = await aConference({ slug, symbol: slug.toUpperCase(), title: inAll(slug), ...dates });
    for (const role of ['organizer', 'credentialsOfficer'] as const) {
      const { id: accountId } = await anAccount({ email: officeOf(role), name: role });
      await withTx(SYSTEM, (tx) => tx.insert(roleGrant).values({ accountId, role, conferenceId: id }));
    }
    const [chile, peru] = [await submitted(id, 'CL'), await submitted(id, 'PE')];
    await aDelegation(id, 'UY', { credentialsStatus: 'awaited' });
    for (const [delegationId, locale] of [
      [chile, 'es'],
      [peru, 'ar'],
    ] as const) {
      const { id: accountId } = await anAccount({ locale });
      await aSeat(id, delegationId, 'focalPoint', { accountId });
    }
    for (const familyName of ['One', 'Two', 'Three']) {
      const seat = await aSeat(id, chile, 'delegate', { submittedAt: new Date() });
      const names = { givenName: 'Waiting', familyName, badgeName: `Waiting ${familyName}` };
      await aRegistration(id, seat.participantId, { ...names, office: 'Adviser' });
    }
  }
}

async function submitted(conferenceId: string, country: string): Promise<string> {
  return (await aDelegation(conferenceId, country, { credentialsStatus: 'submitted' })).id;
}

/**
 * Conferences whose first plenary has begun: with credentials in three states and an officer who reports on them, and two sessions
 * with notes.
 */
export async function plenaryConferences(rapporteur: string): Promise<void> {
  for (const language of DESK_LANGUAGES) {
    const { slug, officer, session, circulated, head } = plenaryOf(language);
    const { id } = await aConference({ slug, symbol: slug.toUpperCase(), title: inAll(slug) });
    const { id: accountId } = await anAccount({ email: officer, name: 'An officer' });
    const roles = [
      { accountId, role: 'credentialsOfficer' },
      { accountId: rapporteur, role: 'rapporteur' },
    ] as const;
    await withTx(SYSTEM, (tx) =>
      tx.insert(roleGrant).values(roles.map((one) => ({ ...one, conferenceId: id }))),
    );
    const { id: chile } = await aDelegation(id, 'CL', { credentialsStatus: 'accepted' });
    await aDelegation(id, 'PE', { credentialsStatus: 'provisional' });
    await aDelegation(id, 'UY', { credentialsStatus: 'awaited' });
    await aSeat(id, chile, 'head', { accountId: (await anAccount({ email: head, locale: language })).id });
    const [startsAt, endsAt, later] = [0, 1, 2].map((hours) => new Date(Date.now() + hours * 3_600_000));
    await aSession(id, { id: session, title: inAll('First plenary'), startsAt, endsAt });
    await aParagraph(id, session, { number: 1, text: 'The plenary opened at ten.' });
    await aSession(id, { id: circulated, title: inAll('Second plenary'), startsAt: endsAt, endsAt: later });
    await aParagraph(id, circulated, { number: 1, text: 'The delegation of Chile welcomed the draft.' });
    await aParagraph(id, circulated, { number: 2, text: 'The Chair closed the debate.' });
  }
}

/** Conferences with one session, released and over, whose notes have one paragraph. */
export async function classifiedConferences(): Promise<void> {
  for (const language of DESK_LANGUAGES) {
    const { slug, keeper, head, session } = classifiedIn(language);
    const { id } = await aConference({ slug, symbol: slug.toUpperCase(), title: inAll(slug) });
    const { id: accountId } = await anAccount({ email: keeper, name: 'A keeper' });
    const roles = (['rapporteur', 'chair'] as const).map((role) => ({ accountId, role, conferenceId: id }));
    await withTx(SYSTEM, (tx) => tx.insert(roleGrant).values(roles));
    const { id: headId } = await anAccount({ email: head, name: 'A head' });
    await aSeat(id, (await aDelegation(id, 'CL')).id, 'head', { accountId: headId });
    await aSession(id, { id: session, title: inAll('Closed meeting') });
    await aRelease(id, releasedFrom(await listSessions(SYSTEM, { id })));
    await aParagraph(id, session, { number: 1, text: 'The meeting opened at ten.' });
  }
}

/** Conferences of two members, whose heads are there, that have no rules yet. */
export async function secondedConferences(): Promise<void> {
  for (const language of DESK_LANGUAGES) {
    const { slug, desk, mover, seconder } = secondedIn(language);
    const values = { slug, symbol: slug.toUpperCase(), title: inAll(slug), ...AHEAD };
    const { id } = await aConference(values, ['BR', 'CL']);
    const { id: accountId } = await anAccount({ email: desk, name: 'A desk' });
    const roles = (['organizer', 'chair'] as const).map((role) => ({ accountId, role, conferenceId: id }));
    await withTx(SYSTEM, (tx) => tx.insert(roleGrant).values(roles));
    for (const [code, email] of [
      ['CL', mover],
      ['BR', seconder],
    ] as const) {
      const { id: headId } = await anAccount({ email, name: 'A head' });
      await aSeat(id, (await aDelegation(id, code)).id, 'head', { accountId: headId });
    }
  }
}

/** Conferences with a draft on the table of a released session, and two accredited heads. */
export async function calledConferences(): Promise<void> {
  for (const { slug, desk, heads, session } of DESK_LANGUAGES.flatMap((one) => [
    calledIn(one),
    listedIn(one),
  ])) {
    const values = { slug, symbol: slug.toUpperCase(), title: inAll(slug) };
    const { id } = await aConference(values, Object.keys(heads));
    const { id: accountId } = await anAccount({ email: desk, name: 'A desk' });
    const roles = (['organizer', 'chair'] as const).map((role) => ({ accountId, role, conferenceId: id }));
    await withTx(SYSTEM, (tx) => tx.insert(roleGrant).values(roles));
    await aSession(id, { id: session, title: inAll('A plenary') });
    await aRelease(id, releasedFrom(await listSessions(SYSTEM, { id })));
    await anOutcome(id, { sessionId: session, title: inAll('A text on the table') });
    for (const [code, email] of Object.entries(heads)) {
      const { id: headId } = await anAccount({ email, name: 'A head' });
      await aSeat(id, (await aDelegation(id, code)).id, 'head', { accountId: headId });
    }
    const accredited = { submittedAt: new Date(), decision: 'accepted', decidedAt: new Date() } as const;
    await withTx(SYSTEM, (tx) =>
      tx.update(participant).set(accredited).where(eq(participant.conferenceId, id)),
    );
  }
}

/** Conferences with one delegation, in which as many sit as may. */
export async function fullConferences(): Promise<void> {
  for (const language of DESK_LANGUAGES) {
    const { slug, focalPoint, seated, delegation } = waitedFor(language);
    const { id } = await aConference({ slug, symbol: slug.toUpperCase(), title: inAll(slug), ...AHEAD });
    await aDelegation(id, 'CL', { id: delegation, quota: seated.length });
    const { id: accountId } = await anAccount({ email: focalPoint, name: 'A focal point' });
    await aSeat(id, delegation, 'focalPoint', { accountId });
    for (const name of seated)
      await aSeat(id, delegation, 'delegate', { accountId: (await anAccount({ name })).id });
  }
}

/** Conferences with an adopted outcome, on which two members have been asked to report. */
export async function reportedConferences(): Promise<void> {
  for (const language of DESK_LANGUAGES) {
    const { slug, heads } = reportedIn(language);
    const { id } = await aConference({ slug, symbol: slug.toUpperCase(), title: inAll(slug) });
    const adopted = { adoptedAt: new Date(), adoptionMethod: 'consensus' as const };
    await anOutcome(id, { ...adopted, title: inAll('An adopted text') });
    for (const [code, email] of Object.entries(heads)) {
      const { id: accountId } = await anAccount({ email, name: 'A head', locale: language });
      await aSeat(id, (await aDelegation(id, code)).id, 'head', { accountId });
    }
    const rhythm = { firstOn: dayIn(ZONE, new Date()), everyMonths: 12, answerDays: 30, lastOn: null };
    const ask = { conference: slug, number: 1, ...rhythm, publicStates: true };
    await openFollowUp(await anActor('organizer', id), ask);
  }
}
