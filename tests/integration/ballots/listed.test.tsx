import { expect, it } from 'vitest';
import Ballots from '@/app/[locale]/[conference]/ballots/page';
import Conference from '@/app/[locale]/[conference]/page';
import { ANONYMOUS } from '@/domain/actor';
import { listBallots } from '@/features/ballots/queries/list';
import { aBallot, HOUR } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { drawn } from '@/tests/setup/drawn';
import { forcibly } from './voted';

const soon = () => new Date(Date.now() + HOUR);
const DOUBT = `doubted_at = now(), looked_at = now(), doubt = '{"key": "ballots.conflict.told", "params": {"sequence": 1}}'`;
const LAPSE = "lapsed_at = now(), lapse_reason = 'emptyRoll'";

it.each([
  { phase: 'open', times: () => ({}), change: '' },
  {
    phase: 'scheduled',
    times: () => ({ opensAt: soon(), closesAt: new Date(Date.now() + 2 * HOUR) }),
    change: '',
  },
  { phase: 'doubted', times: () => ({ closesAt: new Date(Date.now() - HOUR / 2) }), change: DOUBT },
  {
    phase: 'lapsed',
    times: () => ({ opensAt: soon(), closesAt: new Date(Date.now() + 2 * HOUR) }),
    change: LAPSE,
  },
])('a ballot that is $phase stands on the page of its conference as on that of the ballots', async (one) => {
  const hall = await aHall(2);
  const { ballotId, number } = await aBallot(hall, one.times());
  if (one.change) await forcibly(`update ballot set ${one.change} where id = '${ballotId}'`);
  expect((await listBallots(ANONYMOUS, hall.conference.id)).map(({ phase }) => phase)).toEqual([one.phase]);
  const params = () => Promise.resolve({ conference: hall.conference.slug });
  const link = `href="/en/${hall.conference.slug}/ballots/${number}"`;
  for (const page of [<Ballots key="b" params={params()} />, <Conference key="c" params={params()} />]) {
    expect(await drawn(page)).toContain(link);
  }
});

const past = () => ({ closesAt: new Date(Date.now() - HOUR / 2) });
const ahead = () => ({ opensAt: soon(), closesAt: new Date(Date.now() + 2 * HOUR) });

it.each([
  { what: 'open vote', change: '', silent: false, times: () => ({}), closing: 'Closes' },
  { what: 'closed vote', change: '', silent: false, times: past, closing: 'Closed' },
  { what: 'doubted vote', change: DOUBT, silent: false, times: past, closing: 'Closed' },
  { what: 'open silence', change: '', silent: true, times: () => ({}), closing: 'Deadline' },
  { what: 'ended silence', change: '', silent: true, times: past, closing: 'Ended' },
  { what: 'scheduled silence', change: '', silent: true, times: ahead, closing: 'Deadline' },
])('a card names its facts by what they are there: $what', async (one) => {
  const hall = await aHall(2);
  const { ballotId } = await aBallot(hall, {
    ...one.times(),
    ...(one.silent ? { procedure: 'silence' as const } : {}),
  });
  if (one.change) await forcibly(`update ballot set ${one.change} where id = '${ballotId}'`);
  const page = await drawn(<Ballots params={Promise.resolve({ conference: hall.conference.slug })} />);
  const labels = [...page.matchAll(/data-label="([^"]*)"/g)].map(([, label]) => label);
  expect(labels).toEqual(['State', one.silent ? 'Silence' : 'Voted', one.closing]);
});
