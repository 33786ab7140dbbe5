import { createHash, randomUUID } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import { dbNow, type Tx, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, authSession, roleGrant } from '@/db/schema/accounts';
import { agendaItem, session, sessionBureau } from '@/db/schema/agenda';
import { ballot, isOpened, roll } from '@/db/schema/ballots';
import {
  conference,
  member,
  room,
  rulesProfile,
  series,
  votingRightSuspension,
} from '@/db/schema/conferences';
import { delegation, focalPoint, participant, registration } from '@/db/schema/delegations';
import { file } from '@/db/schema/documents';
import { paragraph, paragraphVersion } from '@/db/schema/notes';
import { outbox } from '@/db/schema/notices';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import { openingHash } from '@/domain/chain';
import { freezeRules } from '@/domain/freezing';
import type { RulesProfile } from '@/domain/rules';
import { appendVote } from '@/features/ballots/commands/vote';
import { sha256 } from '@/platform/chain';
import { record } from '@/platform/record';
import { actorOf } from '@/platform/signed-in';
import { inAll } from './fixtures';

const HOUR = 3_600_000;
/** When all answers of a side were saved. */
export const ANSWERED = new Date('2023-03-01T10:00:00Z');
const GRANTS = ['organizer', 'credentialsOfficer', 'chair', 'rapporteur'] as const;
export const SEATS = ['head', 'delegate', 'focalPoint', 'headOther', 'observer'] as const;

/** Who has a part in a conference, one person each. */
export const INSIDERS = [...GRANTS, ...SEATS, 'administrator'] as const;
/** Who had one until it was withdrawn, or whose account was disabled. `formerBureau` still leads a session. */
export const FORMER = [
  'formerOrganizer',
  'formerCredentialsOfficer',
  'formerChair',
  'formerRapporteur',
  'formerHead',
  'formerDelegate',
  'formerFocalPoint',
  'formerAdministrator',
  'formerBureau',
  'disabledOrganizer',
  'disabledAdministrator',
] as const;

export type Insider = (typeof INSIDERS)[number];
export type Person = Insider | (typeof FORMER)[number] | 'stranger' | 'applicant';
export type Place = { id: string; slug: string };

const PROFILE: RulesProfile = {
  vote: {
    majority: 'simple',
    quorum: null,
    onTie: 'rejected',
    secondVoteDelayHours: 24,
    abstentionGuard: false,
    correspondence: true,
    closeEarlyWhenAllVoted: false,
  },
  silence: { minimumHours: 1, onBroken: 'vote' },
};

export type Side = Awaited<ReturnType<typeof aSide>>;

const KEYS = [
  'series',
  'meetingRoom',
  'emptyRoom',
  'item',
  'emptyItem',
  'session',
  'cancelled',
  'paragraph',
  'aside',
  'text',
  'preamble',
  'grant',
  'grantee',
  'suspension',
  'rules',
  'meetingRules',
  'focal',
  'photo',
  'applicantSeat',
  'draft',
  'left',
  'voted',
  'silent',
  'unclear',
  'vote',
  'silence',
  'doubted',
  'ownMeeting',
  'otherMeeting',
  'observerMeeting',
  'ownVoting',
  'otherVoting',
  'observerVoting',
  'mail',
] as const;
const fresh = <K extends string>(names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, newId()])) as Record<K, string>;

/**
 * One side of a two-conference world: a conference that meets and one that has closed and votes, with the
 * same people in both. Every restricted text in it is `canary(kind, whose)`; `first` is the first number of its
 * outcomes and ballots, so that the numbers of two sides differ.
 */
export async function aSide(name: string, first: number, jpeg: Buffer) {
  const tag = `${name}-${randomUUID().slice(0, 8)}`;
  const canary = (kind: string, whose = 'house') => `canary-${kind}-${whose.toLowerCase()}-${tag}`;
  const ids = fresh(KEYS);
  const meeting: Place = { id: newId(), slug: `meeting-${tag}` };
  const voting: Place = { id: newId(), slug: `voting-${tag}` };
  const persons = [...INSIDERS, ...FORMER, 'stranger', 'applicant'] as const;
  const accounts: Record<Person, string> = fresh(persons);
  const seats = fresh(SEATS);
  const side = { tag, canary, ids, meeting, voting, accounts, seats, first };
  await withTx(SYSTEM, async (tx) => {
    await places(tx, side);
    await people(tx, side);
    await answers(tx, side, jpeg);
    await work(tx, side);
    await texts(tx, side);
    await ballots(tx, side);
  });
  return side;
}

type Made = {
  tag: string;
  canary: (kind: string, whose?: string) => string;
  ids: Record<(typeof KEYS)[number], string>;
  meeting: Place;
  voting: Place;
  accounts: Record<Person, string>;
  seats: Record<(typeof SEATS)[number], string>;
  first: number;
};

async function places(tx: Tx, made: Made): Promise<void> {
  const { tag, meeting, voting } = made;
  const seriesId = made.ids.series;
  await tx.insert(series).values({ id: seriesId, slug: `series-${tag}`, title: inAll(`Series ${tag}`) });
  const shared = { seriesId, region: 'americas', hostCountry: 'CL', timeZone: 'America/Santiago' };
  const dates = { startsOn: '2023-03-21', endsOn: '2023-03-23' };
  await tx.insert(conference).values([
    { ...shared, ...dates, ...meeting, symbol: `M-${tag}`, title: inAll(`Meeting ${tag}`) },
    {
      ...shared,
      ...dates,
      ...voting,
      symbol: `V-${tag}`,
      title: inAll(`Voting ${tag}`),
      closedAt: new Date(),
    },
  ]);
  const both = [meeting.id, voting.id];
  await tx
    .insert(member)
    .values(
      both.flatMap((conferenceId) =>
        ['CL', 'AR', 'BR', 'CA'].map((countryCode) => ({ conferenceId, countryCode })),
      ),
    );
  await tx.insert(rulesProfile).values([
    { conferenceId: meeting.id, id: made.ids.meetingRules, name: inAll('Rules'), profile: PROFILE },
    { conferenceId: voting.id, id: made.ids.rules, name: inAll('Rules'), profile: PROFILE },
  ]);
  await tx.insert(votingRightSuspension).values({
    conferenceId: meeting.id,
    id: made.ids.suspension,
    countryCode: 'CA',
    startsAt: new Date(Date.now() - HOUR),
    reason: made.canary('suspension'),
  });
  await tx.insert(delegation).values(
    (
      [
        ['ownMeeting', meeting.id, 'CL'],
        ['otherMeeting', meeting.id, 'AR'],
        ['observerMeeting', meeting.id, null],
        ['ownVoting', voting.id, 'CL'],
        ['otherVoting', voting.id, 'AR'],
        ['observerVoting', voting.id, null],
      ] as const
    ).map(([key, conferenceId, countryCode]) => ({
      conferenceId,
      id: made.ids[key],
      kind: countryCode ? ('memberInRegion' as const) : ('observer' as const),
      countryCode,
      organization: countryCode ? null : `Observer ${tag}`,
      quota: 20,
      credentialsStatus: 'submitted' as const,
      credentialsReason: made.canary('credentials'),
    })),
  );
}

async function people(tx: Tx, made: Made): Promise<void> {
  const { meeting, voting, accounts, tag, canary } = made;
  const all = Object.entries(accounts) as [Person, string][];
  await tx.insert(account).values([
    ...all.map(([who, accountId]) => ({
      id: accountId,
      email: `${canary('mail', who)}@example.org`,
      name: canary('name', who),
      disabledAt: who.startsWith('disabled') ? new Date() : null,
    })),
    { id: made.ids.grantee, email: `grantee-${tag}@example.org`, name: 'Grantee' },
  ]);
  const both = [meeting.id, voting.id];
  const ended = { withdrawnAt: sql`clock_timestamp()` };
  const grants = both.flatMap((conferenceId) => [
    ...GRANTS.map((role) => ({ conferenceId, role, accountId: accounts[role], ...{ withdrawnAt: null } })),
    { conferenceId, role: 'organizer' as const, accountId: accounts.formerOrganizer, ...ended },
    {
      conferenceId,
      role: 'credentialsOfficer' as const,
      accountId: accounts.formerCredentialsOfficer,
      ...ended,
    },
    { conferenceId, role: 'chair' as const, accountId: accounts.formerChair, ...ended },
    { conferenceId, role: 'rapporteur' as const, accountId: accounts.formerRapporteur, ...ended },
    { conferenceId, role: 'rapporteur' as const, accountId: accounts.formerBureau, ...ended },
    { conferenceId, role: 'organizer' as const, accountId: accounts.disabledOrganizer, withdrawnAt: null },
  ]);
  await tx
    .insert(roleGrant)
    .values([
      ...grants,
      { role: 'administrator', accountId: accounts.administrator },
      { role: 'administrator', accountId: accounts.disabledAdministrator },
      { role: 'administrator', accountId: accounts.formerAdministrator, ...ended },
      { id: made.ids.grant, conferenceId: meeting.id, role: 'chair', accountId: made.ids.grantee },
    ]);
  const seat = (
    who: Person,
    place: 'Meeting' | 'Voting',
    where: 'own' | 'other' | 'observer',
    capacity: 'head' | 'delegate',
  ) => ({
    conferenceId: place === 'Meeting' ? meeting.id : voting.id,
    delegationId: made.ids[`${where}${place}`],
    accountId: accounts[who],
    capacity,
  });
  await tx.insert(participant).values([
    { ...seat('head', 'Meeting', 'own', 'head'), id: made.seats.head },
    { ...seat('delegate', 'Meeting', 'own', 'delegate'), id: made.seats.delegate },
    { ...seat('headOther', 'Meeting', 'other', 'head'), id: made.seats.headOther },
    { ...seat('observer', 'Meeting', 'observer', 'head'), id: made.seats.observer },
    seat('head', 'Voting', 'own', 'head'),
    seat('delegate', 'Voting', 'own', 'delegate'),
    seat('headOther', 'Voting', 'other', 'head'),
    seat('observer', 'Voting', 'observer', 'head'),
    ...(['Meeting', 'Voting'] as const).flatMap((place) => [
      { ...seat('formerHead', place, 'own', 'head'), ...ended },
      { ...seat('formerDelegate', place, 'own', 'delegate'), ...ended },
    ]),
    {
      ...seat('applicant', 'Meeting', 'own', 'delegate'),
      id: made.ids.applicantSeat,
      submittedAt: new Date(),
    },
  ]);
  const focal = (who: Person, place: 'Meeting' | 'Voting') => ({
    conferenceId: place === 'Meeting' ? meeting.id : voting.id,
    delegationId: made.ids[`own${place}`],
    accountId: accounts[who],
  });
  await tx
    .insert(focalPoint)
    .values([
      { ...focal('focalPoint', 'Meeting'), id: made.seats.focalPoint },
      { ...focal('focalPoint', 'Meeting'), id: made.ids.focal, accountId: made.ids.grantee },
      focal('focalPoint', 'Voting'),
      ...(['Meeting', 'Voting'] as const).map((place) => ({ ...focal('formerFocalPoint', place), ...ended })),
    ]);
}

async function answers(tx: Tx, made: Made, jpeg: Buffer): Promise<void> {
  const { meeting, canary, seats } = made;
  const conferenceId = meeting.id;
  const mine = [
    ...(['head', 'delegate', 'headOther', 'observer'] as const).map((who) => [who, seats[who]] as const),
    ['applicant', made.ids.applicantSeat] as const,
  ];
  // Whose seat it is, a photo is found by; the applicant's has an id of its own.
  const photoOf = (who: string, seatId: string) => (who === 'applicant' ? made.ids.photo : seatId);
  await tx.insert(file).values(
    mine.map(([who, seatId]) => ({
      conferenceId,
      id: photoOf(who, seatId),
      kind: 'photo' as const,
      mediaType: 'image/jpeg',
      bytes: jpeg,
    })),
  );
  await tx.insert(registration).values(
    mine.map(([who, participantId]) => ({
      conferenceId,
      participantId,
      givenName: canary('given', who),
      familyName: canary('family', who),
      badgeName: canary('badge', who),
      office: canary('office', who),
      phone: canary('phone', who),
      languages: ['en'],
      dietaryNeeds: canary('diet', who),
      accessNeeds: canary('access', who),
      photoId: photoOf(who, participantId),
      dataConsentAt: new Date(),
      savedAt: ANSWERED,
    })),
  );
}

const at = (time: string) => new Date(`2023-03-21T${time}:00Z`);

async function work(tx: Tx, made: Made): Promise<void> {
  const { meeting, canary, accounts } = made;
  const conferenceId = meeting.id;
  await tx.insert(room).values([
    { conferenceId, id: made.ids.meetingRoom, name: 'Hall', capacity: 400 },
    { conferenceId, id: made.ids.emptyRoom, name: 'Annex', capacity: 400 },
  ]);
  await tx.insert(agendaItem).values([
    { conferenceId, id: made.ids.item, number: 1, title: inAll('Item') },
    { conferenceId, id: made.ids.emptyItem, number: 2, title: inAll('Second item') },
  ]);
  const sessions = [
    { id: made.ids.session, roomId: made.ids.meetingRoom, cancelledAt: null },
    { id: made.ids.cancelled, roomId: null, cancelledAt: new Date() },
  ].map((one) => ({
    ...one,
    conferenceId,
    kind: 'plenary' as const,
    title: inAll(canary('unreleased')),
    languages: ['en', 'fr', 'es', 'ar'],
    startsAt: at('13:00'),
    endsAt: at('14:00'),
  }));
  await tx.insert(session).values(sessions);
  const bureau = { conferenceId, sessionId: made.ids.session, startsAt: at('13:00'), endsAt: at('14:00') };
  await tx.insert(sessionBureau).values([
    { ...bureau, accountId: accounts.chair, office: 'chair' },
    { ...bureau, accountId: accounts.formerBureau, office: 'rapporteur' },
  ]);
  const note = { conferenceId, id: made.ids.paragraph, sessionId: made.ids.session, number: 1 };
  await tx.insert(paragraph).values({ ...note, language: 'en', text: canary('note') });
  const kept = { conferenceId, paragraphId: note.id };
  await tx.insert(paragraphVersion).values([
    { ...kept, version: 1, text: canary('note') },
    { ...kept, id: made.ids.aside, version: 1, text: canary('aside'), aside: true },
  ]);
  await tx.insert(outbox).values({
    id: made.ids.mail,
    conferenceId,
    recipient: `${canary('recipient')}@example.org`,
    locale: 'en',
    template: 'delegation.accepted',
    params: {
      // A live key of somebody else: nobody is ever shown it.
      link: `http://127.0.0.1:3000/en/sign-in/link?token=${canary('key')}&email=${canary('recipient')}`,
      conference: canary('outbox'),
      delegation: 'Chile',
      days: 1,
      capacity: 'head',
    },
  });
}

async function texts(tx: Tx, made: Made): Promise<void> {
  const { meeting, voting, canary, first } = made;
  const rows = [
    { conferenceId: meeting.id, id: made.ids.draft, number: first, title: inAll(canary('draft')) },
    { conferenceId: voting.id, id: made.ids.voted, number: first, title: inAll('Voted on') },
    { conferenceId: voting.id, id: made.ids.silent, number: first + 1, title: inAll('Under silence') },
    { conferenceId: voting.id, id: made.ids.left, number: first + 2, title: inAll('Left open') },
    { conferenceId: voting.id, id: made.ids.unclear, number: first + 3, title: inAll('Unclear') },
  ];
  await tx.insert(outcome).values(rows.map((row) => ({ ...row, kind: 'recommendation' as const })));
  const operative = {
    part: 'operative' as const,
    number: 1,
    verb: inAll('Encourages'),
    addressee: inAll('members'),
    text: inAll(canary('draft')),
  };
  await tx.insert(outcomeParagraph).values([
    { ...operative, conferenceId: meeting.id, id: made.ids.text, outcomeId: made.ids.draft },
    ...rows
      .slice(1)
      .map((row) => ({ ...operative, conferenceId: voting.id, outcomeId: row.id, text: inAll('More') })),
    {
      conferenceId: meeting.id,
      id: made.ids.preamble,
      outcomeId: made.ids.draft,
      part: 'preambular' as const,
      number: 1,
      text: inAll('Recalling'),
    },
  ]);
  await tx.update(outcome).set({ leftOpenAt: new Date() }).where(sql`conference_id = ${voting.id}`);
}

async function ballots(tx: Tx, made: Made): Promise<void> {
  const { voting, first } = made;
  const conferenceId = voting.id;
  const opensAt = new Date(Date.now() - HOUR);
  const closesAt = new Date(Date.now() + 4 * HOUR);
  const entitled = [
    { delegationId: made.ids.otherVoting, countryCode: 'AR' },
    { delegationId: made.ids.ownVoting, countryCode: 'CL' },
  ];
  const question = inAll('Question');
  for (const [key, of, procedure, number] of [
    ['vote', 'voted', 'vote', first],
    ['silence', 'silent', 'silence', first + 1],
    ['doubted', 'unclear', 'vote', first + 3],
  ] as const) {
    const ballotId = made.ids[key];
    const rules = freezeRules(PROFILE, { members: 4, suspended: 0, roll: 2 }, { procedure });
    const headHash = openingHash(sha256, {
      conference: conferenceId,
      ballot: ballotId,
      number,
      procedure,
      round: 1,
      question,
      rules,
      roll: entitled.map((one) => ({ delegation: one.delegationId, country: one.countryCode })),
      excluded: [],
      opensAt: opensAt.toISOString(),
      closesAt: closesAt.toISOString(),
    });
    await tx.insert(ballot).values({
      id: ballotId,
      conferenceId,
      number,
      outcomeId: made.ids[of],
      procedure,
      question,
      rulesName: inAll('Rules'),
      profile: PROFILE,
      opensAt,
      closesAt,
    });
    await tx.insert(roll).values(entitled.map((one) => ({ conferenceId, ballotId, ...one })));
    await tx
      .update(ballot)
      .set({ rules, headHash, openedAt: opensAt })
      .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, ballotId)));
    const [text] = await tx.select().from(outcome).where(eq(outcome.id, made.ids[of]));
    await record(tx, SYSTEM, {
      conferenceId,
      kind: 'ballot.opened',
      entityId: ballotId,
      after: {
        ...{ number, outcome: text?.number ?? 0, procedure, round: 1, question, rulesName: inAll('Rules') },
        ...{ profile: PROFILE, rules, opensAt, closesAt, hash: headHash },
        roll: { entitled, excluded: [], members: 4, suspended: 0 },
      },
    });
  }
  const now = new Date();
  const doubt = { key: 'ballots.conflict.head', params: { sequence: 0 } };
  await tx
    .update(ballot)
    .set({ doubtedAt: now, lookedAt: now, doubt })
    .where(and(eq(ballot.conferenceId, conferenceId), eq(ballot.id, made.ids.doubted)));
  await oneVote(tx, made);
}

/** The other delegation has voted, as the command stores it: the receipt is a real one. */
async function oneVote(tx: Tx, { voting, ids, accounts }: Made): Promise<void> {
  const whose = and(eq(ballot.conferenceId, voting.id), eq(ballot.id, ids.vote));
  const [of] = await tx.select().from(ballot).where(whose).for('update');
  if (!of || !isOpened(of)) throw new Error('the ballot is not open');
  const known = { now: await dbNow(tx), version: 0, mail: null, signingKey: null, chain: null };
  const moment = { ...known, ballot: of, delegationId: ids.otherVoting };
  const head = { ...ANONYMOUS, accountId: accounts.headOther };
  await appendVote(tx, head, moment, { choice: 'against', key: newId() });
}

/** Who a person is at this moment; `anonymous` is nobody. */
export const who = (side: Side, person: Person | 'anonymous'): Promise<Actor> =>
  person === 'anonymous' ? Promise.resolve(ANONYMOUS) : actorOf(side.accounts[person]);

/** Signs a person in, and answers with the cookie that the browser would send. */
export async function cookieOf(side: Side, person: Person): Promise<string> {
  const token = randomUUID() + randomUUID();
  await withTx(SYSTEM, (tx) =>
    tx.insert(authSession).values({
      tokenHash: createHash('sha256').update(token).digest('hex'),
      accountId: side.accounts[person],
      expiresAt: new Date(Date.now() + HOUR),
    }),
  );
  return `next-auth.session-token=${token}`;
}
