import { describe, expect, it } from 'vitest';
import { watchStatements, withTx } from '@/db/client';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { PublicAgenda } from '@/features/agenda/components/public-agenda';
import { draftSessions, latestRelease } from '@/features/agenda/queries';
import { releasedFrom } from '@/features/agenda/queries/release';
import { getSession } from '@/features/agenda/queries/session';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { AgendaGlance } from '@/features/conferences/components/agenda-glance';
import { getConference } from '@/features/conferences/queries';
import { getGlance } from '@/features/conferences/queries/public';
import { OutcomeList } from '@/features/outcomes/components/outcome-list';
import { OutcomePage } from '@/features/outcomes/components/outcome-page';
import { getOutcome, listOutcomes } from '@/features/outcomes/queries';
import { aRelease, aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { drawn } from '@/tests/setup/drawn';
import { forcibly, votedOn } from '../ballots/voted';

const adopted = { adoptedAt: new Date('2023-03-22T15:00:00Z'), adoptionMethod: 'consensus' as const };
const WORDS = JSON.stringify(inAll('Altered words'));

/** A conference with one adopted text, as its pages show it. */
async function aText() {
  const made = await aConference();
  const { id } = await anOutcome(made.id, adopted);
  const conference = await getConference(ANONYMOUS, made.slug);
  const pages = async () => {
    const outcome = await getOutcome(ANONYMOUS, made.id, 1, 'en');
    return {
      page: await drawn(<OutcomePage conference={conference} outcome={outcome} />),
      list: await drawn(<OutcomeList slug={made.slug} outcomes={await listOutcomes(ANONYMOUS, made.id)} />),
    };
  };
  return { conferenceId: made.id, id, pages };
}

const ALTERED: [string, (id: string, conferenceId: string) => string][] = [
  [
    'a word of a paragraph altered',
    (id) => `update outcome_paragraph set text = '${WORDS}' where outcome_id = '${id}'`,
  ],
  ['a paragraph removed', (id) => `delete from outcome_paragraph where outcome_id = '${id}'`],
  [
    'a paragraph added',
    (id, conferenceId) => `insert into outcome_paragraph (conference_id, id, outcome_id, part, number, text)
      values ('${conferenceId}', gen_random_uuid(), '${id}', 'preambular', 1, '${WORDS}')`,
  ],
  ['its title altered', (id) => `update outcome set title = '${WORDS}' where id = '${id}'`],
  ['its strength altered', (id) => `update outcome set strength = 'reinforced' where id = '${id}'`],
  ['how it was adopted altered', (id) => `update outcome set adoption_method = 'vote' where id = '${id}'`],
  ['when it was adopted altered', (id) => `update outcome set adopted_at = now() where id = '${id}'`],
  [
    'an outcome whose adoption nobody recorded',
    (id) => `delete from event where entity_id = '${id}' and kind = 'outcome.adopted'`,
  ],
];

describe('an adopted text', () => {
  it('is shown as adopted where nothing was changed (control)', async () => {
    const { pages } = await aText();
    const { page, list } = await pages();
    for (const html of [page, list]) {
      expect(html).toContain('Adopted');
      expect(html).not.toContain('n doubt');
    }
    expect(page).toContain('to do more');
  });

  it.each(ALTERED)('is in doubt and not shown as adopted: %s', async (_name, change) => {
    const { conferenceId, id, pages } = await aText();
    // Drawn before: what this process keeps of the text must not speak for the altered one.
    await pages();
    await forcibly(change(id, conferenceId));
    for (const html of Object.values(await pages())) {
      expect(html).toContain('In doubt');
      expect(html).not.toMatch(/Adopted|Altered words|to do more|by consensus|by vote/);
    }
  });

  it('of before digests were kept is shown: there is nothing to check', async () => {
    const { id, pages } = await aText();
    await forcibly(`update event set after = after - 'digest' where entity_id = '${id}'`);
    await forcibly(`update outcome_paragraph set text = '${WORDS}' where outcome_id = '${id}'`);
    expect((await pages()).page).toContain('Altered words');
  });

  it('costs the same number of questions for one and for thirty', async () => {
    const { id: conferenceId } = await aConference();
    const count = async () => {
      let statements = 0;
      const stop = watchStatements(() => {
        statements += 1;
      });
      await listOutcomes(ANONYMOUS, conferenceId);
      stop();
      return statements;
    };
    await anOutcome(conferenceId, { ...adopted, title: inAll('Only here') });
    const few = await count();
    for (let number = 2; number <= 30; number += 1) await anOutcome(conferenceId, { ...adopted, number });
    expect(await count()).toBe(few);
    expect((await listOutcomes(ANONYMOUS, conferenceId)).map(({ state }) => state)).toEqual(
      Array.from({ length: 30 }, () => 'adopted'),
    );
  });
});

it('the path of an outcome says of a ballot in doubt that it is, and not that it is declared', async () => {
  const { hall, ids } = await votedOn('vote');
  expect(await declareBallot(SYSTEM, ids)).toBe(true);
  const conference = await getConference(ANONYMOUS, hall.conference.slug);
  const page = async () => {
    const outcome = await getOutcome(ANONYMOUS, ids.conferenceId, 1, 'en');
    return drawn(<OutcomePage conference={conference} outcome={outcome} />);
  };
  expect(await page()).toContain('declared ');
  await forcibly(
    `update ballot set result = result || '{"outcome": "rejected"}' where id = '${ids.ballotId}'`,
  );
  expect(await page()).not.toContain('declared ');
  expect(await page()).toContain('In doubt');
});

describe('a released agenda', () => {
  const ALTER = `update agenda_release set sessions = jsonb_set(sessions, '{0,title}', '${WORDS}')`;
  const FORGE = "delete from event where kind = 'agenda.released'";

  it.each([
    ['altered', ALTER],
    ['that nobody released', FORGE],
  ])('%s is in doubt on every page', async (_name, change) => {
    const made = await aConference();
    const session = await aSession(made.id, { title: inAll('Opening') });
    await aRelease(made.id, releasedFrom(await withTx(SYSTEM, (tx) => draftSessions(tx, made.id))));
    const conference = await getConference(ANONYMOUS, made.slug);
    const pages = async () => {
      const release = await latestRelease(ANONYMOUS, conference);
      const { agenda } = await getGlance(ANONYMOUS, made.id);
      return {
        Opening: await drawn(<PublicAgenda conference={conference} release={release} mayEdit={false} />),
        '1 session': await drawn(<AgendaGlance here="/en" timeZone={conference.timeZone} agenda={agenda} />),
      };
    };
    for (const [word, html] of Object.entries(await pages())) {
      expect(html).toContain(word);
      expect(html).not.toContain('n doubt');
    }
    expect(await getSession(ANONYMOUS, conference, session.id)).toMatchObject({ title: inAll('Opening') });
    await forcibly(`${change} ${change === ALTER ? 'where' : 'and'} conference_id = '${made.id}'`);
    for (const html of Object.values(await pages())) {
      expect(html).toContain('n doubt');
      expect(html).not.toMatch(/Opening|1 session|Altered words|not been released/);
    }
    await expect(getSession(ANONYMOUS, conference, session.id)).rejects.toMatchObject({ kind: 'notFound' });
  });
});
