import { and, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { conference as conferenceTable, member } from '@/db/schema/conferences';
import { delegation } from '@/db/schema/delegations';
import { outcome } from '@/db/schema/outcomes';
import { type Actor, ANONYMOUS, SYSTEM } from '@/domain/actor';
import type { SecondPersonAct } from '@/domain/second-person';
import { cancelBallot } from '@/features/ballots/commands/cancelling';
import { moveClose } from '@/features/ballots/commands/moving';
import { openBallot } from '@/features/ballots/commands/opening';
import { ballotVersionOf } from '@/features/ballots/queries/acting';
import { getBallot } from '@/features/ballots/queries/ballot';
import { closeConference } from '@/features/conferences/commands/closing';
import { removeMember } from '@/features/conferences/commands/members';
import { factsVersionOf, getMember } from '@/features/conferences/queries/members';
import { withdrawDelegation } from '@/features/delegations/commands/withdrawal';
import { getWithdrawal, withdrawalVersionOf } from '@/features/delegations/queries/withdrawal';
import { adoptOutcome } from '@/features/outcomes/commands/adoption';
import { type ActByOffices, listActsOfTwo, listAdoptionsOfTwo } from '@/features/proposals/queries/confirmed';
import { localOf } from '@/platform/i18n/format';
import { aBallot, HOUR, opening } from '@/tests/setup/conference/ballots';
import { aConference, type TestConference, ZONE } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { aSitting } from '@/tests/setup/conference/hands';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { eventsOf, mailsOf } from '@/tests/setup/stored';
import { deciding, lastProposal, needing } from './second';

const REASON = 'The government asked for it.';

type Case = {
  conference: TestConference;
  author: Actor;
  other: Actor;
  send: (actor: Actor) => Promise<unknown>;
  /** whether it has happened */
  happened: () => Promise<boolean>;
  event: string;
  /** what everyone reads of it, where a page says so */
  shown?: () => Promise<ActByOffices[]>;
};

const rowsOf = <T>(read: Parameters<typeof withTx<T>>[1]) => withTx(SYSTEM, read);

async function offices(conference: TestConference, role: 'organizer' | 'chair' = 'organizer') {
  const author = await anActor(role, conference.id);
  const other = await anActor(role, conference.id);
  return { author, other };
}

/** What two persons did with the first ballot of a conference. */
const ofBallot = async (conferenceId: string) =>
  listActsOfTwo(ANONYMOUS, conferenceId, (await getBallot(SYSTEM, conferenceId, 1)).id);

const symbolOf = (id: string) =>
  rowsOf(async (tx) => {
    const [row] = await tx.select().from(conferenceTable).where(eq(conferenceTable.id, id));
    return row?.symbol ?? '';
  });

/** A conference in which each act can be done. */
const CASES: Record<Exclude<SecondPersonAct, 'setSecondPerson'>, () => Promise<Case>> = {
  closeConference: async () => {
    const conference = await aConference();
    const word = await symbolOf(conference.id);
    return {
      conference,
      ...(await offices(conference)),
      send: (actor) => closeConference(actor, { conferenceId: conference.id, version: 1, word, sure: true }),
      happened: async () => {
        const [row] = await rowsOf((tx) =>
          tx.select().from(conferenceTable).where(eq(conferenceTable.id, conference.id)),
        );
        return row?.closedAt !== null;
      },
      event: 'conference.closed',
    };
  },
  adoptOutcome: async () => {
    const conference = await aConference();
    const { id, number = 1 } = await anOutcome(conference.id);
    return {
      conference,
      ...(await offices(conference, 'chair')),
      send: (actor) =>
        adoptOutcome(actor, { conference: conference.slug, number, version: 1, noObjection: true }),
      happened: async () => {
        const [row] = await rowsOf((tx) => tx.select().from(outcome).where(eq(outcome.id, id)));
        return row?.adoptedAt !== null;
      },
      event: 'outcome.adopted',
      shown: () => listAdoptionsOfTwo(ANONYMOUS, conference.id, id),
    };
  },
  recordShowOfHands: async () => {
    const { meeting, see, count } = await aSitting();
    return {
      conference: meeting,
      ...(await offices(meeting, 'chair')),
      send: (actor) => count([4, 1, 0], {}, actor),
      happened: async () => (await see()).adoptionMethod === 'showOfHands',
      event: 'showOfHands.recorded',
      shown: async () => listAdoptionsOfTwo(ANONYMOUS, meeting.id, (await see()).id),
    };
  },
  openBallot: async () => {
    const hall = await aHall(2);
    const input = await opening(hall);
    return {
      conference: hall.conference,
      ...(await offices(hall.conference)),
      send: (actor) => openBallot(actor, input),
      happened: async () => (await eventsOf(hall.conference.id)).some(({ kind }) => kind === 'ballot.opened'),
      event: 'ballot.opened',
      shown: () => ofBallot(hall.conference.id),
    };
  },
  cancelBallot: async () => {
    const hall = await aHall(2);
    await aBallot(hall);
    const word = await symbolOf(hall.conference.id);
    const ballotVersion = ballotVersionOf(await getBallot(SYSTEM, hall.conference.id, 1));
    const address = { conference: hall.conference.slug, number: 1, ballotVersion };
    return {
      conference: hall.conference,
      ...(await offices(hall.conference)),
      send: (actor) => cancelBallot(actor, { ...address, reason: REASON, word }),
      happened: async () => (await getBallot(SYSTEM, hall.conference.id, 1)).phase === 'cancelled',
      event: 'ballot.cancelled',
      shown: () => ofBallot(hall.conference.id),
    };
  },
  moveClose: async () => {
    const hall = await aHall(2);
    await aBallot(hall);
    const shown = await getBallot(SYSTEM, hall.conference.id, 1);
    const later = new Date(shown.closesAt.getTime() + 24 * HOUR);
    const input = {
      conference: hall.conference.slug,
      number: 1,
      ballotVersion: ballotVersionOf(shown),
      closesAt: localOf(later, ZONE),
      reason: REASON,
    };
    return {
      conference: hall.conference,
      ...(await offices(hall.conference)),
      send: (actor) => moveClose(actor, input),
      happened: async () => (await getBallot(SYSTEM, hall.conference.id, 1)).closesAt > shown.closesAt,
      event: 'close.moved',
      shown: () => ofBallot(hall.conference.id),
    };
  },
  removeMember: async () => {
    const conference = await aConference({}, ['CL', 'PE']);
    const conferenceId = conference.id;
    const { author, other } = await offices(conference);
    const factsVersion = factsVersionOf(await getMember(author, conferenceId, 'PE'));
    return {
      conference,
      author,
      other,
      send: (actor) => removeMember(actor, { conferenceId, countryCode: 'PE', factsVersion, reason: REASON }),
      happened: async () => {
        const rows = await rowsOf((tx) =>
          tx
            .select()
            .from(member)
            .where(and(eq(member.conferenceId, conferenceId), eq(member.countryCode, 'PE'))),
        );
        return rows.length === 0;
      },
      event: 'member.removed',
    };
  },
  withdrawDelegation: async () => {
    const conference = await aConference({}, ['CL']);
    const { author, other } = await offices(conference);
    const { id } = await aDelegation(conference.id, 'CL');
    await aSeat(conference.id, id, 'head');
    const factsVersion = withdrawalVersionOf(await getWithdrawal(author, conference.id, id));
    const input = { conference: conference.slug, delegationId: id, factsVersion, reason: REASON, word: 'CL' };
    return {
      conference,
      author,
      other,
      send: (actor) => withdrawDelegation(actor, input),
      happened: async () => {
        const [row] = await rowsOf((tx) => tx.select().from(delegation).where(eq(delegation.id, id)));
        return row?.withdrawnAt !== null;
      },
      event: 'delegation.withdrawn',
    };
  },
};

describe.each(Object.keys(CASES) as (keyof typeof CASES)[])('%s', (act) => {
  it('is one person’s while the conference asks for no second one', async () => {
    const one = await CASES[act]();
    await one.send(one.author);
    expect(await one.happened()).toBe(true);
    expect((await eventsOf(one.conference.id)).map(({ kind }) => kind)).not.toContain('proposal.made');
    if (one.shown) expect(await one.shown()).toEqual([]);
  });

  it('is proposed by one and confirmed by another, who are both on record', async () => {
    const { conference, author, other, send, happened, event, shown } = await CASES[act]();
    await needing(conference.id, [act]);
    const answer = await send(author);
    const made = await lastProposal(conference.id);
    expect(answer).toEqual({ redirect: `/${conference.slug}/proposals/${made.id}` });
    expect(await happened()).toBe(false);
    const mailsOfProposal = (await mailsOf(conference.id)).filter(
      ({ template }) => template === 'proposals.made',
    );
    // The other one, and whoever administers the house.
    expect(mailsOfProposal.length).toBeGreaterThan(0);
    expect(mailsOfProposal.every(({ params }) => params.act === act)).toBe(true);
    const why = String(made.input.reason ?? '');
    expect(mailsOfProposal.every(({ params }) => params.reason === why)).toBe(true);
    await expect(send(author)).rejects.toMatchObject({ key: 'proposals.refusal.proposedAlready' });

    const { confirm } = await deciding(conference);
    await expect(confirm(author)).rejects.toMatchObject({ key: 'proposals.refusal.own' });
    expect(await happened()).toBe(false);
    await confirm(other);
    expect(await happened()).toBe(true);
    const events = (await eventsOf(conference.id)).slice(-3);
    expect(events.map(({ kind, actor }) => [kind, actor])).toEqual(
      expect.arrayContaining([
        ['proposal.confirmed', other.accountId],
        [event, other.accountId],
      ]),
    );
    const office = made.proposedAs;
    const confirmed = events.find(({ kind }) => kind === 'proposal.confirmed');
    expect(confirmed?.after).toEqual({ act, proposedAs: office, decidedAs: office });
    expect(await lastProposal(conference.id)).toMatchObject({
      proposedBy: author.accountId,
      decidedBy: other.accountId,
      decision: 'confirmed',
    });
    const byOffices = { act, proposedAs: office, decidedAs: office };
    if (shown) expect(await shown()).toEqual([{ ...byOffices, decidedAt: expect.any(Date) }]);
    const mails = (await mailsOf(conference.id)).filter(({ template }) => template === 'proposals.decided');
    expect(mails.map(({ params }) => params.decision)).toEqual(['confirmed']);
    await expect(confirm(other)).rejects.toMatchObject({ key: 'proposals.refusal.confirmed' });
  });
});
