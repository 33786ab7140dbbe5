import { describe, expect, it } from 'vitest';
import Country from '@/app/[locale]/[conference]/countries/[code]/page';
import Matrix from '@/app/[locale]/[conference]/countries/page';
import { watchStatements, withTx } from '@/db/client';
import { member } from '@/db/schema/conferences';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { positionsList } from '@/features/ballots/exports';
import { declareDue } from '@/features/ballots/jobs';
import { listPositions, listVotesOf } from '@/features/ballots/queries/positions';
import { getCountry, listCountries } from '@/features/delegations/queries/countries';
import { listReservationsOf } from '@/features/outcomes/queries/reservations';
import { listFile } from '@/platform/sheets/writing';
import { anotherBallot, cast } from '@/tests/setup/conference/ballots';
import { aConference } from '@/tests/setup/conference/conference';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, aSeat, manyDelegations } from '@/tests/setup/conference/people';
import { RULES } from '@/tests/setup/conference/rules';
import { drawn } from '@/tests/setup/drawn';
import { inRequest } from '@/tests/setup/request';
import { another, forcibly } from './voted';

const REASON = 'It goes too far';

/** A hall of five with a declared vote (1), a broken silence (2), and a vote that is still open (3). */
async function threeBallots(): Promise<Hall & { silence: string; vote: string }> {
  const hall = await aHall(5, RULES);
  const vote = await another(hall, 'vote', 1);
  const { id: outcomeId } = await anOutcome(hall.conference.id, { number: 2, leftOpenAt: new Date() });
  const silence = await another({ ...hall, outcomeId }, 'silence', 2);
  await declareDue();
  await anotherBallot(hall, 3);
  const [head] = hall.heads;
  if (head) await cast(hall, head, 'against', undefined, 3);
  return { ...hall, silence: silence.ballotId, vote: vote.ballotId };
}

describe('how countries voted', () => {
  it('is shown of what is declared, as it was signed, and of nothing else', async () => {
    const hall = await threeBallots();
    const { id } = hall.conference;
    const { ballots, doubted } = await listPositions(ANONYMOUS, id);
    const positions = ballots.map(({ stands }) => hall.heads.map(({ code }) => stands.get(code)?.position));
    expect(positions).toEqual([
      ['for', 'for', 'against', 'abstain', 'notVoting'],
      ['broke', 'broke', 'silent', 'silent', 'silent'],
    ]);
    expect(doubted).toEqual([]);
    // What the tables say otherwise than the package is not drawn; and a package that does not hold, not at all.
    await forcibly(`update ballot_event set choice = 'against' where ballot_id = '${hall.vote}'`);
    expect((await listPositions(ANONYMOUS, id)).ballots[0]?.stands).toEqual(ballots[0]?.stands);
    await forcibly(`update ballot set signature = 'x' where id = '${hall.vote}'`);
    const after = await listPositions(ANONYMOUS, id);
    expect(after.ballots.map(({ number }) => number)).toEqual([2]);
    expect(after.doubted).toEqual([1]);
  });

  it('tells why silence was broken to those who take part, and only what was signed', async () => {
    const hall = await threeBallots();
    const { id } = hall.conference;
    const [first, , , , last] = hall.heads;
    if (!first || !last) throw new Error('no heads');
    const reasons = async (viewer = ANONYMOUS) =>
      (await listVotesOf(viewer, id, first.code)).votes.map(({ reason }) => reason);
    expect(await reasons()).toEqual([null, null]);
    expect(await reasons(last.actor)).toEqual([null, REASON]);
    const page = (
      <Country
        params={Promise.resolve({ conference: hall.conference.slug, code: first.code.toLowerCase() })}
      />
    );
    expect(await drawn(page)).not.toContain(REASON);
    await forcibly(`update silence_break set reason = 'Otherwise' where ballot_id = '${hall.silence}'`);
    expect(await reasons(last.actor)).toEqual([null, null]);
  });

  it('stands in a file for spreadsheets, in the words of the language and a row a country', async () => {
    const { conference, heads } = await threeBallots();
    const file = await listFile(await positionsList(ANONYMOUS, conference.slug, 'es', {}), 'es', 'csv');
    const text = file.bytes.toString('utf8');
    expect(text.startsWith('\ufeffPaís,Código ISO,')).toBe(true);
    const lines = text.trimEnd().split('\r\n').slice(1);
    expect(lines).toHaveLength(heads.length);
    expect(lines[0]).toBe('Antigua y Barbuda,AG,A favor,Rompió el silencio');
    const against = { ballot: '1', vote: 'against' };
    const narrowed = await listFile(
      await positionsList(ANONYMOUS, conference.slug, 'es', against),
      'es',
      'csv',
    );
    expect(narrowed.bytes.toString('utf8').trimEnd().split('\r\n')).toHaveLength(2);
    await expect(positionsList(ANONYMOUS, 'nowhere', 'es', {})).rejects.toMatchObject({ kind: 'notFound' });
  });
});

describe('a country', () => {
  it('is there where it is a member or came, and tells nobody who came', async () => {
    const { id, slug } = await aConference({}, ['CL', 'PE']);
    const chile = await aDelegation(id, 'CL');
    await aDelegation(id, 'CL', { kind: 'host' });
    await aDelegation(id, 'ES', { kind: 'memberOutOfRegion' });
    await aDelegation(id, 'Union of Coasts');
    const seat = await aSeat(id, chile.id, 'head');
    expect(await listCountries(ANONYMOUS, id)).toEqual([
      { code: 'CL', isMember: true, kinds: ['memberInRegion', 'host'], mine: false },
      { code: 'ES', isMember: false, kinds: ['memberOutOfRegion'], mine: false },
      { code: 'PE', isMember: true, kinds: [], mine: false },
    ]);
    expect(await getCountry(seat, id, 'CL')).toMatchObject({ code: 'CL', mine: true });
    await expect(getCountry(ANONYMOUS, id, 'FR')).rejects.toMatchObject({ kind: 'notFound' });
    for (const code of ['fr', 'CL', 'c', 'chile', '11']) {
      const page = inRequest(() => Country({ params: Promise.resolve({ conference: slug, code }) }));
      await expect(page, code).rejects.toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/);
    }
  });

  it('shows its reservations on what is decided or left open, and none of a draft or of a text in doubt', async () => {
    const { id } = await aConference({}, ['CL']);
    const chile = await aDelegation(id, 'CL');
    const adopted = { adoptedAt: new Date(), adoptionMethod: 'consensus' as const };
    const draft = await anOutcome(id, { number: 1 });
    const left = await anOutcome(id, { number: 2, leftOpenAt: new Date() });
    const doubted = await anOutcome(id, { number: 3, ...adopted });
    for (const { id: outcomeId } of [draft, left, doubted])
      await forcibly(`insert into reservation (conference_id, id, outcome_id, delegation_id, text)
        values ('${id}', gen_random_uuid(), '${outcomeId}', '${chile.id}', 'Except paragraph 2')`);
    const shown = await listReservationsOf(ANONYMOUS, id, 'CL');
    expect(shown.map(({ outcomeNumber, text }) => [outcomeNumber, text])).toEqual([
      [2, 'Except paragraph 2'],
    ]);
    expect(await listReservationsOf(ANONYMOUS, id, 'PE')).toEqual([]);
  });
});

describe('the pages', () => {
  const matrix = (slug: string, query = {}) =>
    drawn(<Matrix params={Promise.resolve({ conference: slug })} searchParams={Promise.resolve(query)} />);

  it('lead from each country to its page and from there to each ballot', async () => {
    const { conference, heads } = await threeBallots();
    const here = `/en/${conference.slug}`;
    for (const query of [{}, { ballot: '1' }]) {
      const page = await matrix(conference.slug, query);
      for (const { code } of heads) expect(page).toContain(`href="${here}/countries/${code.toLowerCase()}"`);
      expect(page).not.toContain('Ballot 3');
    }
    const code = heads[0]?.code.toLowerCase() ?? '';
    const params = Promise.resolve({ conference: conference.slug, code });
    const page = await drawn(<Country params={params} />);
    for (const number of [1, 2]) expect(page).toContain(`href="${here}/ballots/${number}"`);
    expect(page).toContain('Broke silence');
    expect(page).not.toContain(`${here}/ballots/3`);
  });

  it('ask as many questions of a thousand delegations as of ten', async () => {
    const counts = [];
    for (const size of [10, 1000]) {
      const hall = await threeBallots();
      const { id, slug } = hall.conference;
      await crowd(id, size);
      const code = hall.heads[0]?.code ?? '';
      const each = [];
      for (const ask of [
        () => matrix(slug),
        () => drawn(<Country params={Promise.resolve({ conference: slug, code: code.toLowerCase() })} />),
        () => positionsList(ANONYMOUS, slug, 'ar', {}),
      ]) {
        let count = 0;
        const end = watchStatements(() => {
          count += 1;
        });
        await ask().finally(end);
        each.push(count);
      }
      counts.push(each);
    }
    expect(counts[0]).toEqual(counts[1]);
    expect(Math.max(...(counts[0] ?? []))).toBeLessThanOrEqual(8);
  });
});

const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const CODES = LETTERS.flatMap((a) => LETTERS.map((b) => a + b));

/** More delegations of countries, half of them members. */
async function crowd(conferenceId: string, size: number): Promise<void> {
  const rows = Array.from({ length: size }, (_, n) => ({
    kind: n < CODES.length ? ('observer' as const) : ('guest' as const),
    countryCode: CODES[n % CODES.length] ?? '',
  }));
  await manyDelegations(conferenceId, rows);
  await withTx(SYSTEM, (tx) =>
    tx
      .insert(member)
      .values(rows.slice(0, size / 2).map(({ countryCode }) => ({ conferenceId, countryCode })))
      .onConflictDoNothing(),
  );
}
