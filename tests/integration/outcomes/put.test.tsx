import { expect, it } from 'vitest';
import Outcomes from '@/app/[locale]/[conference]/outcomes/page';
import { getConference } from '@/features/conferences/queries';
import { OutcomePage } from '@/features/outcomes/components/outcome-page';
import { getOutcome } from '@/features/outcomes/queries';
import { aBallot, HOUR } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { anActor } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';
import { forcibly } from '../ballots/voted';

const LEFT = 'Left open for the post-conference vote';
const soon = () => ({ opensAt: new Date(Date.now() + HOUR), closesAt: new Date(Date.now() + 2 * HOUR) });

it.each([
  { what: 'open vote', times: () => ({}), change: '', word: 'Being voted on', link: 'Ballot 1' },
  {
    what: 'running silence',
    times: () => ({ procedure: 'silence' as const }),
    change: '',
    word: 'Under silence procedure',
    link: 'Silence procedure 1',
  },
  { what: 'scheduled vote', times: soon, change: '', word: LEFT, link: 'Ballot 1' },
  {
    what: 'ballot that did not open',
    times: soon,
    change: "lapsed_at = now(), lapse_reason = 'emptyRoll'",
    word: LEFT,
    link: null,
  },
])('a text says that there is a ballot on it: $what', async ({ times, change, word, link }) => {
  const hall = await aHall(2);
  const { id, slug } = hall.conference;
  const organizer = await anActor('organizer', id);
  const { ballotId } = await aBallot(hall, times());
  if (change) await forcibly(`update ballot set ${change} where id = '${ballotId}'`);
  const outcome = await getOutcome(organizer, id, 1, 'en');
  const conference = await getConference(organizer, slug);
  const page = await drawn(<OutcomePage conference={conference} outcome={outcome} />);
  const head = page.slice(0, page.indexOf('id="text"'));
  const list = await drawn(
    <Outcomes params={Promise.resolve({ conference: slug })} searchParams={Promise.resolve({})} />,
  );
  const way = `href="/en/${slug}/ballots/1">${link}<`;
  for (const html of [head, list]) {
    expect(html).toContain(`${word}<`);
    expect(html.includes(way)).toBe(link !== null);
  }
  // No second ballot can open on it meanwhile, so none is offered.
  expect(head.includes('/ballots/open?outcome=1')).toBe(link === null);
});
