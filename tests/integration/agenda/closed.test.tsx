import { expect, it } from 'vitest';
import { PublicAgenda } from '@/features/agenda/components/public-agenda';
import { latestRelease } from '@/features/agenda/queries';
import { getConference } from '@/features/conferences/queries';
import { aConference, closed } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';

it('the agenda of a closed conference offers no change, not even to who could make one before', async () => {
  const { id, slug } = await aConference();
  const organizer = await anActor('organizer', id);
  const draw = async () => {
    const conference = await getConference(organizer, slug);
    return drawn(
      <PublicAgenda conference={conference} release={await latestRelease(organizer, conference)} mayEdit />,
    );
  };
  expect(await draw()).toContain(`/${slug}/agenda/edit`);
  await closed(id);
  expect(await draw()).not.toContain(`/${slug}/agenda/edit`);
});
