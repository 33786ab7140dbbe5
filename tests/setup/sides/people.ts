import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { account, roleGrant } from '@/db/schema/accounts';
import { badge } from '@/db/schema/badges';
import { checkIn } from '@/db/schema/check-ins';
import { addressOffer, focalPoint, participant } from '@/db/schema/delegations';
import { waitingPlace } from '@/db/schema/waiting';
import { GRANTS, type Person } from './persons';
import type { World } from './world';

/** Everybody's account, office and seat, those that were withdrawn among them. */
export async function writePeople(tx: Tx, world: World): Promise<void> {
  const { meeting, voting, over, mistake, announcing, hidden, accounts, tag, canary } = world;
  const all = Object.entries(accounts) as [Person, string][];
  await tx.insert(account).values([
    ...all.map(([who, accountId]) => ({
      id: accountId,
      email: `${canary('mail', who)}@example.org`,
      name: canary('name', who),
      disabledAt: who.startsWith('disabled') ? new Date() : null,
    })),
    { id: world.ids.grantee, email: `grantee-${tag}@example.org`, name: 'Grantee' },
    { id: world.ids.colleague, email: `colleague-${tag}@example.org`, name: 'Colleague' },
  ]);
  const conferences = [meeting.id, voting.id, over.id, mistake.id, announcing.id, hidden.id];
  const ended = { withdrawnAt: sql`clock_timestamp()` };
  const grants = conferences.flatMap((conferenceId) => [
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
      { id: world.ids.administrates, role: 'administrator', accountId: world.ids.colleague },
      { role: 'administrator', accountId: accounts.disabledAdministrator },
      { role: 'administrator', accountId: accounts.formerAdministrator, ...ended },
      { id: world.ids.grant, conferenceId: meeting.id, role: 'chair', accountId: world.ids.grantee },
    ]);
  const seat = (
    who: Person,
    kind: 'Meeting' | 'Voting',
    where: 'own' | 'other' | 'observer',
    capacity: 'head' | 'delegate',
  ) => ({
    conferenceId: kind === 'Meeting' ? meeting.id : voting.id,
    delegationId: world.ids[`${where}${kind}`],
    accountId: accounts[who],
    capacity,
  });
  const handedIn = (who: keyof World['votingSeats']) => ({
    id: world.votingSeats[who],
    submittedAt: sql`clock_timestamp()`,
  });
  const { presentSeat, expectedSeat } = world.ids;
  const atTheDoor = { head: presentSeat, delegate: expectedSeat, headOther: newId(), observer: newId() };
  await tx.insert(participant).values([
    { ...seat('head', 'Meeting', 'own', 'head'), id: world.seats.head },
    { ...seat('delegate', 'Meeting', 'own', 'delegate'), id: world.seats.delegate },
    { ...seat('headOther', 'Meeting', 'other', 'head'), id: world.seats.headOther },
    { ...seat('observer', 'Meeting', 'observer', 'head'), id: world.seats.observer },
    { ...seat('head', 'Voting', 'own', 'head'), ...handedIn('head') },
    { ...seat('delegate', 'Voting', 'own', 'delegate'), ...handedIn('delegate') },
    { ...seat('headOther', 'Voting', 'other', 'head'), ...handedIn('headOther') },
    { ...seat('observer', 'Voting', 'observer', 'head'), ...handedIn('observer') },
    ...(['Meeting', 'Voting'] as const).flatMap((kind) => [
      { ...seat('formerHead', kind, 'own', 'head'), ...ended },
      { ...seat('formerDelegate', kind, 'own', 'delegate'), ...ended, id: world.ids[`former${kind}`] },
    ]),
    ...(
      [
        [over.id, world.ids.ownOver],
        [mistake.id, world.ids.ownMistake],
        [announcing.id, world.ids.ownAnnouncing],
      ] as const
    ).flatMap(([conferenceId, delegationId]) =>
      (['head', 'delegate', 'headOther', 'observer'] as const).map((who) => ({
        id: conferenceId === announcing.id ? atTheDoor[who] : newId(),
        conferenceId,
        delegationId,
        accountId: accounts[who],
        capacity: who === 'head' ? ('head' as const) : ('delegate' as const),
      })),
    ),
    {
      ...seat('applicant', 'Meeting', 'own', 'delegate'),
      id: world.ids.applicantSeat,
      submittedAt: new Date(),
    },
    {
      ...seat('applicant', 'Meeting', 'own', 'delegate'),
      id: world.ids.nomineeSeat,
      accountId: world.ids.grantee,
    },
  ]);
  await tx.insert(checkIn).values({ conferenceId: announcing.id, participantId: world.ids.presentSeat });
  await tx.insert(badge).values({
    ...{ conferenceId: announcing.id, id: world.ids.presentBadge, participantId: world.ids.presentSeat },
    number: 1,
  });
  await tx.insert(addressOffer).values({
    conferenceId: meeting.id,
    id: world.ids.offer,
    participantId: world.ids.nomineeSeat,
    accountId: accounts.organizer,
    reason: canary('reason', 'nominee'),
    hand: 'secretariat',
  });
  const hour = 3_600_000;
  await tx.insert(waitingPlace).values([
    {
      ...{ conferenceId: meeting.id, id: world.ids.offeredPlace, delegationId: world.ids.observerMeeting },
      ...{ accountId: accounts.rapporteur, capacity: 'expert', number: 1 },
      ...{ offeredAt: sql`clock_timestamp()`, offerEndsAt: new Date(Date.now() + 24 * hour) },
    },
    // In a list that is confirmed, so that nothing is offered.
    {
      ...{ conferenceId: voting.id, id: world.ids.waitingPlace, delegationId: world.ids.ownVoting },
      ...{ accountId: accounts.applicant, capacity: 'adviser', number: 1 },
    },
  ]);
  const focal = (who: Person, kind: 'Meeting' | 'Voting') => ({
    conferenceId: kind === 'Meeting' ? meeting.id : voting.id,
    delegationId: world.ids[`own${kind}`],
    accountId: accounts[who],
  });
  await tx
    .insert(focalPoint)
    .values([
      { ...focal('focalPoint', 'Meeting'), id: world.seats.focalPoint },
      { ...focal('focalPoint', 'Meeting'), id: world.ids.focal, accountId: world.ids.grantee },
      focal('focalPoint', 'Voting'),
      { conferenceId: over.id, delegationId: world.ids.ownOver, accountId: accounts.focalPoint },
      { conferenceId: mistake.id, delegationId: world.ids.ownMistake, accountId: accounts.focalPoint },
      { conferenceId: announcing.id, delegationId: world.ids.ownAnnouncing, accountId: accounts.focalPoint },
      ...(['Meeting', 'Voting'] as const).map((kind) => ({ ...focal('formerFocalPoint', kind), ...ended })),
    ]);
}
