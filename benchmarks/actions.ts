import { randomUUID } from 'node:crypto';
import { castForm, pathsOf } from '@/tests/instances/votes/checking';
import { ask, cookieOf, type Form, filled, hangUp, hiddenFields } from '@/tests/instances/votes/posting';
import { anotherBallot } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { startInstance } from '@/tests/setup/server';
import { inTurn, rate } from './load';
import type { Ground } from './measure';
import { type Section, share, table, whole } from './report';

const LANES = 16;
const SECONDS = 5;
const TURNS = 3;

/** A vote through its server action against an action of the same server that does nothing but insert one row. */
export async function actions({ databaseUrl }: Ground): Promise<Section> {
  const hall = await aHall(200);
  const number = 2;
  await anotherBallot(hall, number);
  const server = await startInstance({ databaseUrl });
  const pages = pathsOf(hall.conference.slug, number);
  const [first] = hall.heads;
  if (!first) throw new Error('no head');
  const vote = await castForm(server.url, pages.check, first);
  const page = await ask(server.url, '/en/bench', { cookie: cookieOf(first.token) });
  let next = 0;
  const post = async (path: string, form: Form, by?: typeof first) => {
    next += 1;
    const voter = by ?? hall.heads[next % hall.heads.length] ?? first;
    const reply = await ask(server.url, path, { cookie: cookieOf(voter.token), form });
    if (reply.status !== 303) throw new Error(`${path} answered ${reply.status}`);
  };
  const [bare, ours] = [hiddenFields(page.body, 'bare'), hiddenFields(page.body, 'ours')];
  const [casting = 0, plain = 0, house = 0] = await inTurn(
    [
      () => rate(LANES, SECONDS, () => post(pages.check, filled(vote, { key: randomUUID() }))),
      // A form of the house is its owner's: whoever it was drawn for sends it.
      () => rate(LANES, SECONDS, () => post('/en/bench', bare, first)),
      () => rate(LANES, SECONDS, () => post('/en/bench', ours, first)),
    ],
    TURNS,
  );
  hangUp();
  await server.stop();
  return {
    title: 'A vote through its server action',
    text: [
      `Forms a second, posted over ${LANES} kept connections by 200 heads who are signed in, to one instance: a new vote each time, against empty actions of the same server that insert one row and send on as a vote does. The first is bare; the second is made by the house's own factory, so it also finds out who is signed in and parses its form. A number to watch: a vote asks and writes more than the empty action does.`,
      table(
        ['', 'a second', 'a vote in proportion'],
        [
          ['a vote', whole(casting), ''],
          ['a bare action with one insert', whole(plain), share(casting / plain)],
          ['an action of the house with one insert', whole(house), share(casting / house)],
        ],
      ),
    ],
  };
}
