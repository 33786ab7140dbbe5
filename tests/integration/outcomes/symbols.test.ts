import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { KIND_IN_SYMBOL, OUTCOME_KINDS, type OutcomeKind } from '@/domain/outcomes';
import { finalReportFile } from '@/features/conferences/exports/final-report';
import { getConference } from '@/features/conferences/queries';
import { search } from '@/features/conferences/queries/search';
import { adoptOutcome } from '@/features/outcomes/commands/adoption';
import { recallOutcome } from '@/features/outcomes/commands/recall';
import { editOutcome } from '@/features/outcomes/commands/text';
import { outcomesList } from '@/features/outcomes/exports';
import { getOutcome, listOutcomes } from '@/features/outcomes/queries';
import { auditTexts } from '@/features/outcomes/queries/frozen';
import { headVersionOf } from '@/features/outcomes/queries/head-version';
import { partOf } from '@/tests/setup/archive';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { aSitting } from '@/tests/setup/conference/hands';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { anActor } from '@/tests/setup/conference/people';
import { eventsOf } from '@/tests/setup/stored';
import { meeting, onDatabaseAfter } from '@/tests/setup/unguarded';
import { forcibly } from '../ballots/voted';

/** A conference with drafts of these kinds, numbered in that order, and who adopts them. */
async function aHouse(...kinds: OutcomeKind[]) {
  const name = `SYM-${crypto.randomUUID().slice(0, 8).toUpperCase()}`;
  const { id, slug } = await aConference({ symbol: name });
  for (const [index, kind] of kinds.entries())
    await anOutcome(id, { number: index + 1, kind, title: inAll(`Text ${index + 1}`) });
  const chair = await anActor('chair', id);
  const whole = (number: number) => getOutcome(chair, id, number, 'en');
  const adopt = async (number: number) =>
    adoptOutcome(chair, {
      ...{ conference: slug, number, noObjection: true },
      version: (await whole(number)).version,
    });
  const recall = async (number: number) =>
    recallOutcome(chair, {
      ...{ conference: slug, number, reason: 'A slip.' },
      version: (await whole(number)).version,
    });
  const symbols = async () => (await listOutcomes(ANONYMOUS, id)).map(({ symbol }) => symbol);
  return { id, slug, name, chair, whole, adopt, recall, symbols };
}

describe('the symbol of an outcome', () => {
  it('is given as it is adopted, in the order of adoption among those of its kind, and stands in the event', async () => {
    const { id, name, adopt, symbols } = await aHouse('recommendation', 'measure', 'recommendation');
    await adopt(3);
    await adopt(2);
    await adopt(1);
    expect(await symbols()).toEqual([`${name}/REC/2`, `${name}/MEAS/1`, `${name}/REC/1`]);
    const recorded = (await eventsOf(id)).flatMap(({ kind, after }) =>
      kind === 'outcome.adopted' ? [(after as { symbol: string }).symbol] : [],
    );
    expect(recorded).toEqual([`${name}/REC/1`, `${name}/MEAS/1`, `${name}/REC/2`]);
  });

  it('has a word for each kind, the same in the database as here', async () => {
    const { name, adopt, symbols } = await aHouse(...OUTCOME_KINDS);
    for (const index of OUTCOME_KINDS.keys()) await adopt(index + 1);
    expect(await symbols()).toEqual(OUTCOME_KINDS.map((kind) => `${name}/${KIND_IN_SYMBOL[kind]}/1`));
  });

  it('is given by a show of hands, too', async () => {
    const { see, count } = await aSitting();
    expect((await see()).symbol).toBeNull();
    await count([5, 1, 0]);
    expect((await see()).symbol).toMatch(/\/REC\/1$/);
  });

  it('stays with a text whose adoption is recalled, and is never that of another', async () => {
    const { name, id, chair, slug, whole, adopt, recall } = await aHouse('recommendation', 'recommendation');
    await adopt(1);
    await recall(1);
    expect((await whole(1)).symbol).toBeNull();
    await adopt(2);
    expect((await whole(2)).symbol).toBe(`${name}/REC/2`);
    await adopt(1);
    expect((await whole(1)).symbol).toBe(`${name}/REC/1`);
    await recall(1);
    await editOutcome(chair, {
      ...{ conference: slug, number: 1, headVersion: headVersionOf(await whole(1)) },
      ...{ kind: 'decision', strength: null, title: inAll('Text 1') },
    });
    await adopt(1);
    expect((await whole(1)).symbol).toBe(`${name}/DEC/1`);
    const third = await anOutcome(id, { number: 3, title: inAll('Text 3') });
    await adopt(3);
    expect((await whole(third.number)).symbol).toBe(`${name}/REC/3`);
  });

  it('is not changed, taken back or given otherwise, by the application nor by who owns the tables', async () => {
    const { id, adopt } = await aHouse('recommendation', 'recommendation');
    await adopt(1);
    const fromOutcomes = sql`from outcome o where o.conference_id = ${id}`;
    const tried = [
      sql`update outcome_symbol set number = 7 where conference_id = ${id}`,
      sql`delete from outcome_symbol where conference_id = ${id}`,
      sql`insert into outcome_symbol select o.conference_id, o.id, o.kind, 2, 'X/REC/2' ${fromOutcomes} and o.number = 2`,
      sql`insert into outcome_symbol select o.conference_id, o.id, 'decision', 1, 'X/DEC/1' ${fromOutcomes} and o.number = 1`,
    ];
    for (const statement of tried)
      await expect(withTx(SYSTEM, (tx) => tx.execute(statement))).rejects.toThrow();
  });

  it('casts doubt on a text that bears another than it was given', async () => {
    const { id, adopt, symbols } = await aHouse('recommendation');
    await adopt(1);
    const audit = () => withTx(SYSTEM, (tx) => auditTexts(tx, id));
    expect(await audit()).toEqual([{ number: 1, why: null }]);
    await forcibly(
      `update outcome_symbol set symbol = replace(symbol, '/1', '/9'), number = 9 where conference_id = '${id}'`,
    );
    expect(await audit()).toEqual([{ number: 1, why: 'the text is not the one that was adopted' }]);
    expect(await symbols()).toEqual([null]);
  });

  it('is found, in any language, and stands in the list and in the final report', async () => {
    const { name, slug, adopt } = await aHouse('mandate');
    const client = crypto.randomUUID();
    const detailsFor = async (typed: string) => {
      const conference = await getConference(ANONYMOUS, slug);
      return (await search(ANONYMOUS, { conference, locale: 'ar', client }, typed)).groups.flatMap(
        ({ key, lines }) => (key === 'outcome' ? lines.map(({ detail }) => detail ?? '') : []),
      );
    };
    const symbol = `${name}/MAND/1`;
    expect(await detailsFor(symbol)).toEqual([]);
    await adopt(1);
    expect((await detailsFor(symbol)).join()).toContain(symbol);
    expect((await detailsFor('mand/1')).join()).toContain(symbol);
    const { head, rows } = await outcomesList(ANONYMOUS, slug, 'fr', {});
    expect(rows[0]?.[head.indexOf('Cote')]).toBe(symbol);
    // As a reader narrows the register, so is its list.
    const narrowed = async (words: string) =>
      (await outcomesList(ANONYMOUS, slug, 'fr', { words })).rows.length;
    expect([await narrowed('mand/1'), await narrowed('rec/1')]).toEqual([1, 0]);
    const { bytes } = await finalReportFile(
      await anActor('organizer', (await getConference(ANONYMOUS, slug)).id),
      slug,
      'ar',
      'word',
    );
    expect(await partOf(bytes, 'word/document.xml')).toContain(symbol);
  });
});

describe('two texts of one kind that are adopted at once', () => {
  const adoptedAtOnce = async () => {
    const { id, name, adopt, symbols } = await aHouse('recommendation', 'recommendation', 'decision');
    // The chain has begun.
    await adopt(3);
    const both = await meeting(id, () => Promise.allSettled([adopt(1), adopt(2)]));
    const done = both.filter(({ status }) => status === 'fulfilled').length;
    const all = (await symbols()).flatMap((symbol) => symbol?.replace(name, '') ?? []);
    return { done, symbols: all.filter((symbol) => symbol !== '/DEC/1').sort() };
  };

  it('have two symbols', async () => {
    expect(await adoptedAtOnce()).toEqual({ done: 2, symbols: ['/REC/1', '/REC/2'] });
  });

  const UNLOCKED = `do $$ begin execute replace(pg_get_functiondef('give_symbol'::regproc), ' FOR UPDATE', ''); end $$`;

  it('are not both adopted where nothing orders them, because no symbol is given twice', async () => {
    expect(await onDatabaseAfter([UNLOCKED], adoptedAtOnce)).toEqual({ done: 1, symbols: ['/REC/1'] });
  });

  it('would have one symbol where nothing orders them and none is unique', async () => {
    const unguarded = [
      UNLOCKED,
      'alter table outcome_symbol drop constraint outcome_symbol_number, drop constraint outcome_symbol_once',
    ];
    expect(await onDatabaseAfter(unguarded, adoptedAtOnce)).toEqual({
      done: 2,
      symbols: ['/REC/1', '/REC/1'],
    });
  });
});
