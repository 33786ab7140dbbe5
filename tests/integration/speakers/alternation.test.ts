import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { membership } from '@/db/schema/memberships';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import type { Move } from '@/domain/alternation';
import { BY_ARRIVAL } from '@/domain/alternation';
import type { MemberRegion } from '@/domain/regions';
import type { AlternationProfile } from '@/domain/rules';
import { correctIntervention } from '@/features/speakers/commands/correcting';
import { endIntervention, giveFloor } from '@/features/speakers/commands/giving';
import { moveFloorRequest, withdrawFloorRequest } from '@/features/speakers/commands/requests';
import { aRulesProfile, inAll } from '@/tests/setup/conference/conference';
import { aDebate, type Debate } from '@/tests/setup/conference/debate';
import { aDelegation, aSeat } from '@/tests/setup/conference/people';
import { RULES } from '@/tests/setup/conference/rules';
import { eventsOf } from '@/tests/setup/stored';

const CODES = ['CL', 'PE', 'BR', 'KE', 'NG', 'JP'] as const;
const REGIONS: Record<string, MemberRegion> = { KE: 'africa', NG: 'africa', JP: 'asia', CL: 'americas' };

const keeping = ({ conference }: Pick<Debate, 'conference'>, rules: Partial<AlternationProfile>) =>
  aRulesProfile(conference.id, inAll('Alternation'), {
    ...RULES,
    alternation: { ...BY_ARRIVAL, ...rules },
  });

async function six(rules: Partial<AlternationProfile>) {
  const debate = await aDebate(CODES);
  await keeping(debate, rules);
  const delegate = (code: string) => {
    const one = debate.delegates.find((each) => each.code === code);
    if (!one) throw new Error('there is no delegate');
    return one;
  };
  const askAll = async (...codes: string[]) => {
    for (const code of codes) await debate.ask(delegate(code));
  };
  /** As it is read by somebody: who is called, and why there. */
  const list = async (viewer = debate.chair) =>
    (await debate.view(viewer)).waiting.map(({ countryCode, organization, because }) =>
      [countryCode ?? organization, because].filter(Boolean).join(' '),
    );
  const requestOf = async (code: string) => {
    const request = (await debate.view(debate.chair)).waiting.find((one) => one.countryCode === code);
    if (!request) throw new Error('there is no request');
    return request.id;
  };
  const move = async (code: string, direction: Move) => {
    const { orderVersion } = await debate.view(debate.chair);
    const requestId = await requestOf(code);
    return moveFloorRequest(debate.chair, { ...debate.here, requestId, orderVersion, direction });
  };
  const end = async () => {
    const [speech] = (await debate.view(debate.chair)).floor;
    if (!speech) throw new Error('nobody has the floor');
    await endIntervention(debate.chair, {
      ...{ ...debate.here, interventionId: speech.id, version: speech.version },
    });
  };
  return { ...debate, delegate, askAll, list, requestOf, move, end };
}

describe('the rules by which statements follow each other', () => {
  it('put members and the host before others, for everybody who reads the list', async () => {
    const { conference, ask, askAll, list, delegate } = await six({ membersFirst: true });
    const { id } = await aDelegation(conference.id, 'Observing body');
    const seat = await aSeat(conference.id, id, 'delegate', {
      ...{ submittedAt: new Date(), decision: 'accepted', decidedAt: new Date() },
    });
    await ask({ ...seat, delegationId: id });
    await askAll('CL', 'PE');
    const expected = ['CL member', 'PE member', 'Observing body afterMembers'];
    expect(await list()).toEqual(expected);
    expect(await list(delegate('PE'))).toEqual(expected);
    expect(await list(ANONYMOUS)).toEqual(expected);
  });

  it('put who has not spoken before who has, as the last correction of a speech has it', async () => {
    const debate = await six({ newSpeakersFirst: true });
    const { askAll, next, end, list, ask, delegate, chair, here } = debate;
    await askAll('CL', 'PE', 'BR');
    await next();
    await askAll('CL', 'KE');
    expect(await list()).toEqual(['PE', 'BR', 'KE newSpeaker', 'CL spoken']);
    // A reply is no statement: who made one alone has not spoken.
    await ask(delegate('NG'), 'pointOfOrder');
    await next();
    await end();
    await askAll('NG');
    expect(await list()).toEqual(['PE', 'BR', 'KE newSpeaker', 'NG newSpeaker', 'CL spoken']);
    await end();
    const [speech] = (await debate.speeches()).filter(({ number }) => number === 1);
    await correctIntervention(chair, {
      ...{ ...here, interventionId: speech?.id ?? '', version: 1, standing: 'notGiven' },
      ...{ delegationId: delegate('CL').delegationId, speaker: null, startedAt: '', endedAt: '' },
      reason: 'It was withdrawn.',
    });
    expect(await list()).toEqual(['PE', 'BR', 'CL', 'KE', 'NG']);
  });

  it('let no two of one region follow each other while another region waits', async () => {
    await withTx(SYSTEM, (tx) =>
      tx
        .insert(membership)
        .values(Object.entries(REGIONS).map(([countryCode, region]) => ({ countryCode, region }))),
    );
    const { askAll, next, list } = await six({ regionsAlternate: true });
    await askAll('KE', 'NG', 'JP');
    expect(await list()).toEqual(['KE', 'JP otherRegion', 'NG sameRegion']);
    await next();
    expect(await list()).toEqual(['JP otherRegion', 'NG sameRegion']);
    await askAll('CL');
    expect(await list()).toEqual(['JP otherRegion', 'NG sameRegion', 'CL']);
  });

  it('follow the profile in force, also while the list goes on', async () => {
    const debate = await aDebate(['CL', 'PE']);
    const [chile, peru] = debate.delegates;
    if (!chile || !peru) throw new Error('there are no delegates');
    await debate.ask(chile);
    await debate.next();
    await debate.ask(chile);
    await debate.ask(peru);
    expect(await debate.order()).toEqual([2, 3]);
    expect((await debate.view(chile)).rules).toEqual([]);
    await keeping(debate, { newSpeakersFirst: true });
    expect(await debate.order()).toEqual([3, 2]);
    expect((await debate.view(chile)).rules).toEqual(['newSpeakersFirst']);
    // What a delegation is told when it asks is its place by the rules.
    await debate.next();
    await debate.ask(peru);
    expect(await debate.order()).toEqual([2, 4]);
  });
});

describe('what the chair places', () => {
  it('stays there against the rules, is named so, and comes up with those before it', async () => {
    const { askAll, next, move, list, conference, chair, here, requestOf } = await six({
      newSpeakersFirst: true,
    });
    await askAll('CL');
    await next();
    await askAll('PE', 'BR', 'CL', 'KE');
    expect(await list()).toEqual(['PE', 'BR', 'KE newSpeaker', 'CL spoken']);
    expect(await move('CL', 'up')).toMatchObject({ params: { position: 3 } });
    expect(await list()).toEqual(['PE', 'BR', 'CL placed', 'KE']);
    // Who asks later and has not spoken would come before by the rules.
    await askAll('NG', 'JP');
    expect(await list()).toEqual(['PE', 'BR', 'CL placed', 'KE', 'NG', 'JP']);
    expect(await move('CL', 'byRules')).toMatchObject({ params: { position: 6 } });
    expect(await list()).toEqual([
      'PE',
      'BR',
      'KE newSpeaker',
      'NG newSpeaker',
      'JP newSpeaker',
      'CL spoken',
    ]);
    await expect(move('CL', 'byRules')).rejects.toMatchObject({ kind: 'stale' });
    for (let from = 6; from > 3; from--) await move('CL', 'up');
    expect(await list()).toEqual(['PE', 'BR', 'CL placed', 'KE', 'NG', 'JP']);
    await withdrawFloorRequest(chair, { ...here, requestId: await requestOf('BR') });
    expect(await list()).toEqual(['PE', 'CL placed', 'KE', 'NG', 'JP']);
    await next();
    expect(await list()).toEqual(['CL placed', 'KE', 'NG', 'JP']);
    const moved = (await eventsOf(conference.id)).filter(({ kind }) => kind === 'floorRequest.moved');
    expect(moved.slice(0, 2)).toMatchObject([
      { before: { order: '2, 3, 5, 4', position: 4 }, after: { order: '2, 3, 4, 5', position: 3 } },
      { before: { position: 3 }, after: { order: '2, 3, 5, 6, 7, 4', position: 6 } },
    ]);
  });
});

describe('the floor', () => {
  it('is given to who comes first as the list stands, under the lock', async () => {
    const { askAll, next, chair, here, view, requestOf, list } = await six({ newSpeakersFirst: true });
    await askAll('CL');
    await next();
    await askAll('CL');
    const seen = await view(chair);
    const give = {
      ...{ ...here, floorVersion: seen.floorVersion, requestId: await requestOf('CL') },
      ...{ delegationId: null, kind: null, speaker: null },
    };
    await askAll('PE');
    await expect(giveFloor(chair, give)).rejects.toMatchObject({
      ...{ key: 'speakers.refusal.notNext', kind: 'stale' },
    });
    expect(await list()).toEqual(['PE newSpeaker', 'CL spoken']);
    await giveFloor(chair, { ...give, requestId: await requestOf('PE') });
    expect(await list()).toEqual(['CL']);
  });
});
