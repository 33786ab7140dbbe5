import type pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newId } from '@/db/columns';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { owner } from '@/tests/setup/owner';

let one: pg.Client;
let other: pg.Client;
beforeEach(async () => {
  one = await owner();
  other = await owner();
});
afterEach(async () => {
  await one.end();
  await other.end();
});

const TEXT = JSON.stringify(inAll('Other'));
const adopt = (id: string) =>
  `update outcome set adopted_at = clock_timestamp(), adoption_method = 'consensus' where id = '${id}'`;
const WRITINGS: [string, (draft: { conferenceId: string; id: string }) => string][] = [
  ['a change', ({ id }) => `update outcome_paragraph set text = '${TEXT}' where outcome_id = '${id}'`],
  ['a removal', ({ id }) => `delete from outcome_paragraph where outcome_id = '${id}'`],
  [
    'an addition',
    ({ conferenceId, id }) =>
      `insert into outcome_paragraph (conference_id, id, outcome_id, part, number, text)
       values ('${conferenceId}', '${newId()}', '${id}', 'preambular', 1, '${TEXT}')`,
  ],
];

/** Sends `statement` over `client`, and comes back when it waits for a lock, or has ended without. */
async function waiting(client: pg.Client, watcher: pg.Client, statement: string) {
  const { rows } = await client.query('select pg_backend_pid() as pid');
  let ended = false;
  const end = client
    .query(statement)
    .then(
      () => 'done',
      (error: Error) => error.message,
    )
    .finally(() => {
      ended = true;
    });
  let waits = false;
  while (!waits && !ended) {
    const blocking = await watcher.query('select cardinality(pg_blocking_pids($1)) > 0 as waits', [
      rows[0].pid,
    ]);
    waits = blocking.rows[0].waits;
  }
  return { waits, end };
}

describe('the text of an outcome, in the database', () => {
  it.each(WRITINGS)('takes %s as long as it is a draft', async (_name, writing) => {
    const draft = await anOutcome((await aConference()).id);
    expect((await one.query(writing(draft))).rowCount).toBe(1);
  });

  it.each(WRITINGS)('refuses %s while the adoption is under way', async (_name, writing) => {
    const draft = await anOutcome((await aConference()).id);
    await one.query('begin');
    await one.query(adopt(draft.id));
    const { waits, end } = await waiting(other, one, writing(draft));
    expect(waits).toBe(true);
    await one.query('commit');
    expect(await end).toBe(`the text of outcome ${draft.id} is frozen`);
  });

  it.each(WRITINGS)('takes %s when the adoption is taken back', async (_name, writing) => {
    const draft = await anOutcome((await aConference()).id);
    await one.query('begin');
    await one.query(adopt(draft.id));
    const { end } = await waiting(other, one, writing(draft));
    await one.query('rollback');
    expect(await end).toBe('done');
  });

  it.each(WRITINGS)('lets an adoption wait for %s that is under way', async (_name, writing) => {
    const draft = await anOutcome((await aConference()).id);
    await one.query('begin');
    await one.query(writing(draft));
    const { waits, end } = await waiting(other, one, adopt(draft.id));
    expect(waits).toBe(true);
    await one.query('commit');
    expect(await end).toBe('done');
  });

  it('neither leaves an adopted outcome for a draft, nor comes to it from one', async () => {
    const { id: conferenceId } = await aConference();
    const adopted = await anOutcome(conferenceId, { adoptedAt: new Date(), adoptionMethod: 'consensus' });
    const draft = await anOutcome(conferenceId, { number: 2 });
    const move = (from: string, to: string) =>
      one.query('update outcome_paragraph set outcome_id = $2, number = 2 where outcome_id = $1', [from, to]);
    await expect(move(adopted.id, draft.id)).rejects.toThrow(`outcome ${adopted.id} is frozen`);
    await expect(move(draft.id, adopted.id)).rejects.toThrow(`outcome ${adopted.id} is frozen`);
    const third = await anOutcome(conferenceId, { number: 3 });
    expect((await move(draft.id, third.id)).rowCount).toBe(1);
  });
});
