import { inArray } from 'drizzle-orm';
import { closePool, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, roleGrant } from '@/db/schema/accounts';
import { sessionBureau } from '@/db/schema/agenda';
import { rulesProfile } from '@/db/schema/conferences';
import { focalPoint, participant, registration } from '@/db/schema/delegations';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { outcomeSource } from '@/db/schema/outcomes';
import { type ConferenceRole, SYSTEM } from '@/domain/actor';
import { type SampleAccountKey, sampleEmail } from '@/domain/sample-accounts';
import { aConference, aDelegation, anOutcome, aRoom, aSession, inAll } from './fixtures';
import { thingsThatPass } from './passing';
import { votingConference } from './voting-conference';

/**
 * A conference that still meets, beside the sample that is closed: its offices are held by the sample's
 * accounts, so that its desks can be opened through the sample's doors.
 */
const ROLES: [SampleAccountKey, ConferenceRole][] = [
  ['organizer', 'organizer'],
  ['credentials-officer', 'credentialsOfficer'],
  ['chair', 'chair'],
  ['rapporteur', 'rapporteur'],
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
  const of = await accounts();
  const values = {
    slug: 'open-conference',
    symbol: 'OPEN-1',
    title: inAll('Open conference'),
    startsOn: '2031-05-13',
    endsOn: '2031-05-15',
  };
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
  const note = { conferenceId, id: newId(), sessionId: plenary.id, number: 1, language: 'en' as const };
  const submitted = { conferenceId, id: newId(), delegationId: chile.id, submittedAt: new Date() };
  await withTx(SYSTEM, async (tx) => {
    for (const [key, role] of ROLES)
      await tx.insert(roleGrant).values({ accountId: of(key), role, conferenceId });
    await tx.insert(rulesProfile).values({
      conferenceId,
      name: inAll('Simple majority'),
      profile: {
        vote: {
          majority: 'simple',
          quorum: null,
          onTie: 'rejected',
          secondVoteDelayHours: 24,
          abstentionGuard: false,
          correspondence: true,
          closeEarlyWhenAllVoted: false,
        },
        silence: { minimumHours: 72, onBroken: 'vote' },
      },
    });
    await tx.insert(sessionBureau).values({
      conferenceId,
      sessionId: plenary.id,
      office: 'rapporteur',
      accountId: of('rapporteur'),
      startsAt: plenary.startsAt,
      endsAt: plenary.endsAt,
    });
    await tx.insert(paragraph).values({ ...note, text: 'The plenary opened at ten.' });
    await tx.insert(paragraphVersion).values({
      conferenceId,
      paragraphId: note.id,
      version: 1,
      text: 'The plenary opened at ten and adopted its agenda.',
      aside: true,
    });
    await tx.insert(outcomeSource).values({ conferenceId, outcomeId: draft.id, paragraphId: note.id });
    await tx
      .insert(focalPoint)
      .values({ conferenceId, delegationId: chile.id, accountId: of('focal-point') });
    await tx.insert(participant).values([
      { ...submitted, accountId: of('head-of-delegation'), capacity: 'head' },
      { conferenceId, delegationId: chile.id, accountId: of('delegate'), capacity: 'delegate' },
    ]);
    await tx.insert(registration).values({
      conferenceId,
      participantId: submitted.id,
      givenName: 'Inés',
      familyName: 'Muñoz',
      badgeName: 'Ines Munoz',
      office: 'Director of the National Central Bureau',
      languages: ['es', 'en'],
      dataConsentAt: new Date(),
    });
  });
  await thingsThatPass({ conferenceId, delegationId: brazil.id, sessionId: plenary.id });
  await votingConference(of('head-of-delegation'));
}

await main();
await closePool();
