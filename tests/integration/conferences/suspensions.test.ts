import { describe, expect, it } from 'vitest';
import { endSuspension, writeSuspension } from '@/features/conferences/commands/suspensions';
import { listSuspensions } from '@/features/conferences/queries/settings';
import { aConference } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';

async function aHouse() {
  const { id, slug } = await aConference({}, ['CL', 'PE']);
  const organizer = await anActor('organizer', id);
  return { id, slug, organizer };
}

describe('suspended voting rights', () => {
  const suspension = { startsAt: '2023-01-01T00:00', endsAt: null, reason: 'Arrears' };

  it('do not overlap, concern members alone, and end when somebody ends them', async () => {
    const { id, organizer } = await aHouse();
    const input = { conferenceId: id, countryCode: 'CL', ...suspension };
    await writeSuspension(organizer, input);
    await expect(writeSuspension(organizer, input)).rejects.toMatchObject({
      key: 'conferences.refusal.suspensionOverlaps',
    });
    await expect(writeSuspension(organizer, { ...input, countryCode: 'FR' })).rejects.toMatchObject({
      key: 'conferences.refusal.noMember',
    });
    await expect(
      writeSuspension(organizer, { ...input, countryCode: 'PE', endsAt: '2022-12-31T00:00' }),
    ).rejects.toMatchObject({ field: 'endsAt' });
    const { suspensions } = await listSuspensions(organizer, id);
    expect(suspensions).toHaveLength(1);
    const end = { conferenceId: id, suspension: suspensions[0]?.id ?? '', version: 1 };
    await endSuspension(organizer, end);
    await expect(endSuspension(organizer, end)).rejects.toMatchObject({ key: 'common.refusal.changed' });
    await expect(endSuspension(organizer, { ...end, version: 2 })).rejects.toMatchObject({
      key: 'conferences.refusal.suspensionNotRunning',
    });
  });

  it('are read in the time zone of the conference', async () => {
    const { id, organizer } = await aHouse();
    await writeSuspension(organizer, {
      conferenceId: id,
      countryCode: 'PE',
      ...suspension,
      startsAt: '2023-03-21T10:00',
    });
    const { suspensions } = await listSuspensions(organizer, id);
    expect(suspensions[0]?.startsAt.toISOString()).toBe('2023-03-21T13:00:00.000Z');
  });
});
