import { describe, expect, it } from 'vitest';
import { closeConference } from '@/features/conferences/commands/closing';
import { setSecondPerson } from '@/features/proposals/commands/setting';
import { getSetting } from '@/features/proposals/queries/setting';
import { aConference } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { eventsOf } from '@/tests/setup/stored';
import { holdRows } from '@/tests/setup/unguarded';
import { deciding, lastProposal, needing, proposalsOf } from './second';

// Nobody administers the house of this file.

describe('the setting', () => {
  it('is one person’s while it is off, and needs two while it is on', async () => {
    const conference = await aConference();
    const conferenceId = conference.id;
    const [one, two] = [await anActor('organizer', conferenceId), await anActor('organizer', conferenceId)];
    const set = async (acts: 'closeConference'[], hours = 24) =>
      setSecondPerson(one, {
        conferenceId,
        version: (await getSetting(one, conferenceId)).version,
        acts,
        hours,
      });
    await set(['closeConference'], 12);
    expect(await getSetting(one, conferenceId)).toEqual({ acts: ['closeConference'], hours: 12, version: 2 });
    await set([]);
    expect(await getSetting(one, conferenceId)).toMatchObject({ acts: ['closeConference'] });
    const { confirm } = await deciding(conference);
    await expect(confirm(one)).rejects.toMatchObject({ key: 'proposals.refusal.own' });
    const { lapsesAt, proposedAt } = await lastProposal(conferenceId);
    expect(lapsesAt.getTime() - proposedAt.getTime()).toBe(12 * 3_600_000);
    await confirm(two);
    expect(await getSetting(one, conferenceId)).toEqual({ acts: [], hours: 24, version: 3 });
    expect((await eventsOf(conferenceId)).map(({ kind }) => kind)).toEqual([
      'secondPerson.set',
      'proposal.made',
      'proposal.confirmed',
      'secondPerson.set',
    ]);
  });

  it('is refused where nobody else could confirm', async () => {
    const { id: conferenceId } = await aConference();
    const organizer = await anActor('organizer', conferenceId);
    const set = () =>
      setSecondPerson(organizer, { conferenceId, version: 1, acts: ['closeConference'], hours: 24 });
    await expect(set()).rejects.toMatchObject({ key: 'proposals.refusal.nobodyElse', field: 'acts' });
    await anActor('chair', conferenceId);
    await expect(set()).rejects.toMatchObject({ key: 'proposals.refusal.nobodyElse' });
    await anActor('organizer', conferenceId);
    await set();
  });

  it('is not changed from a page that shows another one', async () => {
    const { id: conferenceId } = await aConference();
    await needing(conferenceId);
    const stale = { conferenceId, version: 1, acts: [], hours: 24 };
    const organizer = await anActor('organizer', conferenceId);
    await expect(setSecondPerson(organizer, stale)).rejects.toMatchObject({ kind: 'stale' });
  });

  it('is waited for by an act that comes while it is being set', async () => {
    const conference = await aConference();
    const conferenceId = conference.id;
    const [one, two] = [await anActor('organizer', conferenceId), await anActor('organizer', conferenceId)];
    const held = await holdRows('conference', [conferenceId]);
    const set = setSecondPerson(one, { conferenceId, version: 1, acts: ['closeConference'], hours: 24 });
    await held.standing(1);
    const word = `C-${conference.slug.slice('conference-'.length)}`;
    const closing = closeConference(two, { conferenceId, version: 1, word, sure: true });
    await held.standing(2);
    await held.release();
    await Promise.all([set, closing]);
    expect(await proposalsOf(conferenceId)).toHaveLength(1);
    expect((await eventsOf(conferenceId)).map(({ kind }) => kind)).toEqual([
      'secondPerson.set',
      'proposal.made',
    ]);
  });
});
