import { randomUUID } from 'node:crypto';
import { eq, inArray, sql } from 'drizzle-orm';
import { closePool, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, roleGrant } from '@/db/schema/accounts';
import { sessionBureau } from '@/db/schema/agenda';
import { credentialsReport, reportedCredentials } from '@/db/schema/credentials-reports';
import { debate, debateEvent } from '@/db/schema/debates';
import { document, documentFile } from '@/db/schema/documents';
import { outcomeParagraph, outcomeSource } from '@/db/schema/outcomes';
import { waitingPlace } from '@/db/schema/waiting';
import { type ConferenceRole, SYSTEM } from '@/domain/actor';
import type { Amendment, DebateEvent } from '@/domain/amendments/debate';
import { SAMPLE_DOMAIN, type SampleAccountKey, sampleEmail } from '@/domain/sample-accounts';
import { breakSilence } from '@/features/ballots/commands/silence';
import { requestErasure } from '@/features/delegations/commands/erasures';
import { keepVersion } from '@/features/notes/commands/versions';
import { sha256 } from '@/platform/chain';
import { putFile } from '@/platform/files';
import { actorOf } from '@/platform/signed-in';
import { aRoom, aSession } from './conference/agenda';
import { aBallot, anotherBallot, HOUR } from './conference/ballots';
import { aCommunique } from './conference/communique';
import { aConference, aRulesProfile, inAll } from './conference/conference';
import { aFormQuestion } from './conference/form-questions';
import { aHall } from './conference/hall';
import { aSitting } from './conference/hands';
import { replaced } from './conference/heads';
import { aParagraph } from './conference/notes';
import { anOutcome } from './conference/outcomes';
import { aDelegation, anAccount, aSeat } from './conference/people';
import { aProposal } from './conference/proposals';
import { aRegistration } from './conference/registrations';
import { RULES } from './conference/rules';
import {
  calledConferences,
  classifiedConferences,
  deskConferences,
  fullConferences,
  plenaryConferences,
  reportedConferences,
  secondedConferences,
} from './desk-conferences';
import { aPdf } from './document-files';
import { NOTED_SESSIONS, ownSessions } from './noted-sessions';
import { phaseConferences } from './phase-conferences';

/**
 * A conference that still meets, beside the sample that is closed: its offices are held by the sample's
 * accounts, so that its desks can be opened through the sample's doors.
 */
const ROLES: [SampleAccountKey, ConferenceRole][] = [
  ['organizer', 'organizer'],
  ['credentials-officer', 'credentialsOfficer'],
  ['chair', 'chair'],
  ['rapporteur', 'rapporteur'],
  ['press-officer', 'pressOfficer'],
];
const PEOPLE = ['head-of-delegation', 'delegate', 'focal-point', 'observer'] as const;

async function accounts(): Promise<(key: SampleAccountKey) => string> {
  const emails = [...ROLES.map(([key]) => key), ...PEOPLE].map(sampleEmail);
  const rows = await withTx(SYSTEM, (tx) =>
    tx.select({ id: account.id, email: account.email }).from(account).where(inArray(account.email, emails)),
  );
  const ids = new Map(rows.map(({ id, email }) => [email, id]));
  return (key) => {
    const id = ids.get(sampleEmail(key));
    if (!id) throw new Error(`the sample has no account ${key}`);
    return id;
  };
}

async function main(): Promise<void> {
  const accountOf = await accounts();
  const values = {
    slug: 'open-conference',
    symbol: 'OPEN-1',
    title: inAll('Open conference'),
    startsOn: '2031-05-13',
    endsOn: '2031-05-15',
  };
  // Another administrator of the sample: the last one cannot be withdrawn.
  const second = {
    email: `second-administrator@${SAMPLE_DOMAIN}`,
    name: 'Second administrator',
    sample: true,
  };
  const { id: administratorId } = await anAccount(second);
  await withTx(SYSTEM, (tx) =>
    tx.insert(roleGrant).values({ accountId: administratorId, role: 'administrator' }),
  );
  const { id: conferenceId } = await aConference(values, ['AR', 'BR', 'CL', 'GY']);
  const chile = await aDelegation(conferenceId, 'CL');
  const brazil = await aDelegation(conferenceId, 'BR', { credentialsStatus: 'awaited', quota: 500 });
  const [hall] = [await aRoom(conferenceId, 'Hall'), await aRoom(conferenceId, 'Library')];
  const plenary = await aSession(conferenceId, {
    roomId: hall.id,
    title: inAll('Opening plenary'),
    startsAt: new Date('2031-05-13T14:00:00Z'),
    endsAt: new Date('2031-05-13T15:00:00Z'),
  });
  const draft = await anOutcome(conferenceId, { title: inAll('A text still in draft') });
  await anOutcome(conferenceId, {
    ...{ number: 2, title: { en: 'A text adopted in English alone', fr: '', es: '', ar: '' } },
    ...{ adoptedAt: new Date(), adoptionMethod: 'consensus' },
  });
  const noteId = await aParagraph(conferenceId, plenary.id, {
    number: 1,
    text: 'The plenary opened at ten.',
    aside: 'The plenary opened at ten and adopted its agenda.',
  });
  await aCommunique(conferenceId);
  await aRulesProfile(conferenceId, inAll('Simple majority'));
  await aSeat(conferenceId, chile.id, 'focalPoint', { accountId: accountOf('focal-point') });
  await aSeat(conferenceId, chile.id, 'delegate', { accountId: accountOf('delegate') });
  const head = { accountId: accountOf('head-of-delegation'), submittedAt: new Date() };
  const { participantId } = await aSeat(conferenceId, chile.id, 'head', head);
  await aRegistration(conferenceId, participantId, {
    givenName: 'Inés',
    familyName: 'Muñoz',
    badgeName: 'Ines Munoz',
    office: 'Director of the National Central Bureau',
    languages: ['es', 'en'],
  });
  const waitedFor = await aDelegation(conferenceId, 'Zonal association', { quota: 1 });
  await withTx(SYSTEM, (tx) =>
    tx.insert(waitingPlace).values({
      ...{ conferenceId, delegationId: waitedFor.id, accountId: accountOf('press-officer') },
      ...{ capacity: 'adviser', number: 1, offeredAt: sql`clock_timestamp()` },
      offerEndsAt: new Date('2031-05-01T12:00:00Z'),
    }),
  );
  await withTx(SYSTEM, async (tx) => {
    for (const [key, role] of ROLES)
      await tx.insert(roleGrant).values({ accountId: accountOf(key), role, conferenceId });
    await tx.insert(sessionBureau).values({
      conferenceId,
      sessionId: plenary.id,
      office: 'rapporteur',
      accountId: accountOf('rapporteur'),
      startsAt: plenary.startsAt,
      endsAt: plenary.endsAt,
    });
    await aProposal(tx, conferenceId, { proposedBy: administratorId });
    await tx.insert(outcomeSource).values({ conferenceId, outcomeId: draft.id, paragraphId: noteId });
  });
  const organizer = await actorOf(accountOf('organizer'));
  const at = { id: conferenceId, slug: values.slug };
  await aFormQuestion(organizer, at, 'How do you arrive?', {
    kind: 'choice',
    options: ['By air', 'By land'],
    readers: 'delegation',
  });
  await aFormQuestion(organizer, at, 'Number of your flight', { keptDays: 30 });
  await aFormQuestion(organizer, at, 'Country of your passport', { kind: 'country' });
  await aFormQuestion(organizer, at, 'Telephone for emergencies', { kind: 'phone' });
  await aFormQuestion(organizer, at, 'Address of your office', { kind: 'email' });
  await aFormQuestion(organizer, at, 'I agree that the airport receives my name', { kind: 'consent' });
  await requestErasure(await actorOf(accountOf('delegate')), { conference: values.slug, reason: null });
  await withTx(SYSTEM, async (tx) => {
    const report = {
      conferenceId,
      id: newId(),
      number: 1,
      delegations: 1,
      remarks: inAll('An original is under way.'),
    };
    await tx.insert(credentialsReport).values(report);
    await tx.insert(reportedCredentials).values({
      ...{ conferenceId, reportId: report.id, delegationId: brazil.id, kind: 'memberInRegion' },
      ...{ countryCode: 'BR', status: 'awaited' },
    });
  });
  await debated(conferenceId, [chile.id, brazil.id]);
  await papers(conferenceId, plenary.id);
  const opening = { conference: values.slug, sessionId: plenary.id };
  await keepVersion(await actorOf(accountOf('rapporteur')), {
    ...opening,
    name: 'As read out at the opening',
  });
  await thingsThatPass(conferenceId, brazil.id, plenary.id);
  await writtenIn(conferenceId, accountOf('rapporteur'));
  await sittingConference(accountOf('chair'));
  for (const language of ['en', 'ar']) await submittingConference(language, accountOf);
  await votingConference(accountOf('head-of-delegation'), accountOf('chair'));
  await owingConference(accountOf('head-of-delegation'));
  await onePart(accountOf('credentials-officer'));
  await reportedConferences();
  await phaseConferences();
  await deskConferences();
  await plenaryConferences(accountOf('rapporteur'));
  await classifiedConferences();
  await secondedConferences();
  await calledConferences();
  await fullConferences();
}

/** A text that is debated: an amendment to its first paragraph has the seconder that the rules ask for, and two more have none. */
async function debated(conferenceId: string, [chile = '', brazil = '']: readonly string[]): Promise<void> {
  const { id: outcomeId } = await anOutcome(conferenceId, {
    number: 3,
    title: inAll('A text that is debated'),
  });
  const reads = 'Encourages member countries to do more';
  await withTx(SYSTEM, async (tx) => {
    const [row] = await tx.select().from(outcomeParagraph).where(eq(outcomeParagraph.outcomeId, outcomeId));
    const paragraph = row?.id ?? '';
    const second = { id: newId(), part: 'operative' as const, number: 2 };
    const words = { verb: inAll(''), addressee: inAll(''), text: inAll('Decides to meet every year') };
    await tx.insert(outcomeParagraph).values({ conferenceId, outcomeId, ...second, ...words });
    const paragraphs = [
      { id: paragraph, part: 'operative' as const, text: reads },
      { id: second.id, part: second.part, text: words.text.en },
    ];
    const whole = { conferenceId, outcomeId, language: 'en', majority: 'simple', paragraphs } as const;
    await tx.insert(debate).values({ ...whole, tabledAs: 'chair', seconders: 1 });
    const seconded = newId();
    const amendments: Amendment[] = [
      { id: seconded, by: chile, kind: 'revise', paragraph, text: `${reads} every year` },
      { id: newId(), by: brazil, kind: 'delete', paragraph },
      { id: newId(), by: brazil, kind: 'add', after: paragraph, text: 'Thanks the host', part: 'operative' },
    ];
    const events: DebateEvent[] = [
      ...amendments.map((amendment) => ({ kind: 'amendment.tabled' as const, amendment, version: 1 })),
      { kind: 'amendment.seconded', amendment: seconded, by: brazil },
    ];
    for (const [index, event] of events.entries())
      await tx.insert(debateEvent).values({
        ...{ conferenceId, outcomeId, sequence: index + 1, office: 'delegation', event },
      });
  });
}

/** A document that is released, with a corrigendum, and one that is not. */
async function papers(conferenceId: string, sessionId: string): Promise<void> {
  const common = {
    conferenceId,
    kind: 'workingPaper',
    classification: 'public',
    originalLanguage: 'en',
  } as const;
  const [parentId, partId] = [newId(), newId()];
  const publishedAt = new Date();
  const part = { parentId, part: 'corrigendum', partNumber: 1, publishedAt } as const;
  const rows = [
    { id: parentId, symbol: 'OPEN-1/DOC/1', title: inAll('A released paper'), sessionId, publishedAt },
    { id: partId, symbol: 'OPEN-1/DOC/1/Corr.1', title: inAll('A corrigendum'), sessionId, ...part },
    { id: newId(), symbol: 'OPEN-1/DOC/2', title: inAll('A paper in preparation') },
  ];
  await withTx(SYSTEM, async (tx) => {
    for (const row of rows) {
      await tx.insert(document).values({ ...common, ...row });
      const kept = { conferenceId, kind: 'pdf', mediaType: 'application/pdf', createdBy: null } as const;
      const fileId = await putFile(tx, { ...kept, bytes: aPdf() });
      const digest = sha256(aPdf());
      await tx
        .insert(documentFile)
        .values({ conferenceId, documentId: row.id, language: 'en', fileId, digest });
    }
  });
}

/** What tests of the browser deal with once each: registrations that were handed in, persons who are expected, and texts that were kept aside. */
async function thingsThatPass(conferenceId: string, delegationId: string, sessionId: string): Promise<void> {
  for (const familyName of ['One', 'Two', 'Three', 'Four']) {
    const seat = await aSeat(conferenceId, delegationId, 'delegate', { submittedAt: new Date() });
    const names = { givenName: 'Passing', familyName, badgeName: `Passing ${familyName}` };
    await aRegistration(conferenceId, seat.participantId, { ...names, office: 'Adviser' });
  }
  for (const name of ['Arriving en', 'Arriving ar', 'Scanned en', 'Scanned ar', 'Scanned plain']) {
    const { id: accountId } = await anAccount({ name });
    const now = new Date();
    const accepted = { accountId, submittedAt: now, decision: 'accepted' as const, decidedAt: now };
    await aSeat(conferenceId, delegationId, 'alternate', accepted);
  }
  const texts = { text: 'What somebody wrote.', aside: 'And what another wrote.' };
  for (const number of [2, 3]) await aParagraph(conferenceId, sessionId, { number, ...texts });
}

/** Sessions in whose notes the tests of one file write, each with its first paragraph. */
async function writtenIn(conferenceId: string, accountId: string): Promise<void> {
  for (const [index, [file, id]] of ownSessions.entries()) {
    const times = {
      startsAt: new Date(`2031-05-14T1${index}:00:00Z`),
      endsAt: new Date(`2031-05-14T1${index}:50:00Z`),
    };
    await aSession(conferenceId, { id, title: inAll(`Plenary ${file}`), ...times });
    await withTx(SYSTEM, (tx) =>
      tx
        .insert(sessionBureau)
        .values({ conferenceId, sessionId: id, office: 'rapporteur', accountId, ...times }),
    );
    await aParagraph(conferenceId, id, { number: 1, text: 'Opened at ten.' });
  }
}

/** More ballots than their matrix has room for words. */
const MATRIX = 7;

/** A conference that has met, in which one account has broken silence as head of a delegation and another is to approve notes. */
async function votingConference(accountId: string, chairId: string): Promise<void> {
  const values = { slug: 'voting-conference', symbol: 'VOTE-1' };
  const hall = await aHall(2, RULES, { values, firstHead: accountId });
  const conferenceId = hall.conference.id;
  await withTx(SYSTEM, (tx) =>
    tx.insert(roleGrant).values({ accountId: chairId, role: 'chair', conferenceId }),
  );
  for (const id of NOTED_SESSIONS) {
    await aSession(conferenceId, { id });
    await aParagraph(conferenceId, id, { number: 1, text: 'The plenary closed at five.' });
  }
  const actor = await actorOf(accountId);
  for (let number = 1; number <= MATRIX; number += 1) {
    const text = number === 1 ? null : await anOutcome(conferenceId, { number, leftOpenAt: new Date() });
    await aBallot({ ...hall, outcomeId: text?.id ?? hall.outcomeId }, { procedure: 'silence', number });
    await breakSilence(actor, {
      conference: hall.conference.slug,
      number,
      reason: 'Paragraph 2 goes further than the plenary did.',
      key: randomUUID(),
    });
  }
}

/** A conference in its hall: six delegations are there, and two texts are to be put to a show of hands. */
async function sittingConference(accountId: string): Promise<void> {
  const values = { slug: 'sitting-conference', symbol: 'SIT-1', title: inAll('Conference in its hall') };
  const { meeting } = await aSitting({ values });
  await anOutcome(meeting.id, { number: 2 });
  await withTx(SYSTEM, (tx) =>
    tx.insert(roleGrant).values({ accountId, role: 'chair', conferenceId: meeting.id }),
  );
}

/** A conference of two delegations that submit texts, one for each language in which a test does. */
async function submittingConference(
  language: string,
  accountOf: (key: SampleAccountKey) => string,
): Promise<void> {
  const values = {
    ...{ slug: `submitting-${language}`, symbol: `SUB-${language}`, title: inAll('Submitting conference') },
    ...{ startsOn: '2031-05-13', endsOn: '2031-05-15' },
  };
  const { id: conferenceId } = await aConference(values, ['BR', 'CL']);
  await aRoom(conferenceId, 'Hall');
  for (const [code, key] of [
    ['CL', 'head-of-delegation'],
    ['BR', 'delegate'],
  ] as const) {
    const { id } = await aDelegation(conferenceId, code);
    await aSeat(conferenceId, id, 'head', { accountId: accountOf(key), submittedAt: new Date() });
  }
  await withTx(SYSTEM, (tx) =>
    tx
      .insert(roleGrant)
      .values(
        (['organizer', 'chair'] as const).map((role) => ({ accountId: accountOf(role), role, conferenceId })),
      ),
  );
}

/** A conference in which a head of delegation owes a vote while the tests run: no test casts it. */
async function owingConference(accountId: string): Promise<void> {
  const values = { slug: 'owing-conference', symbol: 'OWED-1', title: inAll('Owing conference') };
  const hall = await aHall(2, RULES, { values, firstHead: accountId });
  await aBallot(hall, { closesAt: new Date(Date.now() + 24 * HOUR) });
}

/**
 * A conference with two open votes, and in it the head of a delegation who has no part in any other; another head was replaced
 * meanwhile, which a credentials officer may object to.
 */
async function onePart(officerId: string): Promise<void> {
  const { id } = await anAccount({ email: 'head@one-part.example.org', name: 'Head of one delegation' });
  const hall = await aHall(3, RULES, { values: { slug: 'one-part', symbol: 'ONE-1' }, firstHead: id });
  await aBallot(hall, { closesAt: new Date(Date.now() + 24 * HOUR) });
  await anotherBallot(hall, 2, new Date(Date.now() + 2 * HOUR));
  const role = {
    accountId: officerId,
    role: 'credentialsOfficer',
    conferenceId: hall.conference.id,
  } as const;
  await withTx(SYSTEM, (tx) => tx.insert(roleGrant).values(role));
  const [, second] = hall.heads;
  if (second) await replaced(hall, hall.organizer, second);
}

await main();
await closePool();
