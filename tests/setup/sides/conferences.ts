import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import { conference, member, rulesProfile, series, votingRightSuspension } from '@/db/schema/conferences';
import { conveningLetter, sentLetter } from '@/db/schema/convening';
import { delegation } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import type { Json } from '@/domain/canonical';
import { drawnPaper } from '@/platform/papers/making';
import { record } from '@/platform/record';
import { inAll } from '../conference/conference';
import { RULES, withVote } from '../conference/rules';
import { HOUR, type World } from './world';

/** The conferences, their members, rules and delegations. */
export async function writeConferences(tx: Tx, world: World): Promise<void> {
  const { tag, meeting, voting, over, mistake, announcing, hidden } = world;
  const seriesId = world.ids.series;
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
    { ...shared, ...dates, ...over, symbol: `O-${tag}`, title: inAll(`Over ${tag}`), closedAt: new Date() },
    { ...shared, ...dates, ...mistake, symbol: `W-${tag}`, title: inAll(`Mistake ${tag}`) },
    { ...shared, ...dates, ...announcing, symbol: `A-${tag}`, title: inAll(`Announcing ${tag}`) },
    { ...shared, ...hidden, symbol: `H-${tag}`, title: inAll(`Hidden ${tag}`), hiddenAt: new Date() },
  ]);
  await tx.insert(conference).values({
    ...shared,
    id: world.ids.gone,
    slug: `removed-${world.ids.gone}`,
    symbol: world.ids.gone,
    title: inAll(`Gone ${tag}`),
    removedAt: new Date(),
  });
  await record(tx, SYSTEM, {
    conferenceId: world.ids.gone,
    kind: 'conference.removed',
    entityId: world.ids.gone,
    before: { slug: `gone-${tag}`, symbol: `G-${tag}`, title: inAll(`Gone ${tag}`) },
    after: { reason: world.canary('unreleased') },
  });
  const both = [meeting.id, voting.id];
  await tx
    .insert(member)
    .values(
      both.flatMap((conferenceId) =>
        ['CL', 'AR', 'BR', 'CA'].map((countryCode) => ({ conferenceId, countryCode })),
      ),
    );
  await tx.insert(rulesProfile).values([
    {
      conferenceId: meeting.id,
      id: world.ids.meetingRules,
      name: inAll('Rules'),
      profile: withVote({ correspondence: false }),
    },
    { conferenceId: voting.id, id: world.ids.rules, name: inAll('Rules'), profile: RULES },
  ]);
  await tx.insert(votingRightSuspension).values({
    conferenceId: meeting.id,
    id: world.ids.suspension,
    countryCode: 'CA',
    startsAt: new Date(Date.now() - HOUR),
    reason: world.canary('suspension'),
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
        ['ownOver', over.id, 'CL'],
        ['ownMistake', mistake.id, 'CL'],
        ['ownAnnouncing', announcing.id, 'CL'],
      ] as const
    ).map(([key, conferenceId, countryCode]) => ({
      conferenceId,
      id: world.ids[key],
      kind: countryCode ? ('memberInRegion' as const) : ('observer' as const),
      countryCode,
      organization: countryCode ? null : `Observer ${tag}`,
      quota: 20,
      credentialsStatus: 'submitted' as const,
      credentialsReason: world.canary('credentials'),
      credentialsDecidedAt: new Date(),
      credentialsDecidedBy: world.accounts.credentialsOfficer,
      createdAt: new Date(Date.now() - HOUR),
      ...(key === 'ownVoting' && confirmed(world)),
    })),
  );
  await tx.insert(conveningLetter).values({
    conferenceId: meeting.id,
    ...{ letterhead: inAll('The Organization'), body: inAll('Please come.'), signedAt: inAll('Santiago') },
    ...{ signer: 'Ada Example', signerOffice: inAll('Secretary-General') },
  });
  const data = drawnPaper({
    ...{
      language: 'en',
      title: 'Convening',
      kicker: 'Conference',
      symbol: 'C',
      letterhead: 'The Organization',
    },
    ...{ date: '2023-01-01', pages: ['', ' / ', ''], blocks: [] },
  });
  await tx.insert(sentLetter).values({
    ...{ conferenceId: meeting.id, delegationId: world.ids.ownMeeting, language: 'en', mail: newId() },
    data: data as unknown as Json,
  });
  await tx.insert(delegation).values({
    conferenceId: meeting.id,
    id: world.ids.formerDelegation,
    kind: 'observer',
    organization: `Former ${tag}`,
    quota: 1,
    createdAt: new Date(Date.now() - 2 * HOUR),
    withdrawnAt: new Date(Date.now() - HOUR),
    withdrawalReason: 'It does not come.',
  });
}

/** A list that is confirmed, and that its delegation asks to change. */
const confirmed = (world: World) => ({
  confirmedAt: new Date(),
  confirmedBy: world.accounts.focalPoint,
  reopeningRequestedAt: new Date(),
  reopeningRequestedBy: world.accounts.focalPoint,
  reopeningReason: world.canary('reason', 'list'),
});
