import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Amendment, Debate, DebateEvent, TabledParagraph } from '@/domain/amendments/debate';
import { mergedText } from '@/domain/amendments/merging';
import { whyNotNow } from '@/domain/amendments/refusing';
import { debateAfter, debateOn, replay } from '@/domain/amendments/replaying';

type Vector = {
  id: string;
  note: string;
  text: TabledParagraph[];
  amendments: Amendment[];
  decisions: [string, 'adopted' | 'rejected' | 'withdrawn'][];
  expected: { text: string[]; fallen: string[] };
};
const vectors: Vector[] = JSON.parse(readFileSync('tests/data/amendment-vectors.json', 'utf8')).cases;

const textOf = (debate: Debate) => mergedText(debate).map(({ text }) => text);
const fallsIn = ({ amendments }: Debate) =>
  amendments.flatMap(({ asks, fall }) => (fall ? [[asks.id, fall.because, fall.by]] : []));
const tabled = (amendment: Amendment, version = 1): DebateEvent => ({
  kind: 'amendment.tabled',
  amendment,
  version,
});
const voted = (amendment: string, result: 'adopted' | 'rejected' = 'adopted'): DebateEvent => ({
  kind: 'amendment.voted',
  amendment,
  result,
});
const accepted = (amendment: string, by: string): DebateEvent => ({
  kind: 'amendment.accepted',
  amendment,
  by,
});
const withdrawn = (amendment: string, by: string): DebateEvent => ({
  kind: 'amendment.withdrawn',
  amendment,
  by,
});
const revise = (id: string, by: string, paragraph: string, text: string): Amendment => ({
  id,
  by,
  kind: 'revise',
  paragraph,
  text,
});
const strike = (id: string, by: string, paragraph: string): Amendment => ({
  id,
  by,
  kind: 'delete',
  paragraph,
});
const add = (id: string, by: string, before: string | null, text: string): Amendment => ({
  id,
  by,
  kind: 'add',
  after: before,
  text,
});
const amend = (id: string, by: string, amendment: string, text: string): Amendment => ({
  id,
  by,
  kind: 'revise',
  amendment,
  text,
});

const TEXT: TabledParagraph[] = [
  { id: 'p1', text: 'Recognizing that trafficking profits threaten security,', part: 'preambular' },
  { id: 'p2', text: 'Encourages members to share data;' },
  { id: 'p3', text: 'Requests the Secretariat to report yearly.' },
];
const open = debateOn('UY', TEXT);
const urges = revise('a1', 'CL', 'p2', 'Urges members to share data;');

describe('the worked cases', () => {
  test('there are ten', () => expect(vectors).toHaveLength(10));
  test.each(vectors)('$id: $note', ({ text, amendments, decisions, expected }) => {
    const movers = new Map(amendments.map(({ id, by }) => [id, by]));
    const debate = replay(debateOn('UY', text), [
      ...amendments.map((amendment) => tabled(amendment)),
      ...decisions.map(([id, decision]) =>
        decision === 'withdrawn' ? withdrawn(id, movers.get(id) ?? '') : voted(id, decision),
      ),
    ]);
    expect(textOf(debate)).toEqual(expected.text);
    expect(fallsIn(debate).map(([id]) => id)).toEqual(expected.fallen);
  });
});

describe('where the rules ask for delegations that second', () => {
  const second = (amendment: string, by: string): DebateEvent => ({
    kind: 'amendment.seconded',
    amendment,
    by,
  });
  const takeBack = (amendment: string, by: string): DebateEvent => ({
    kind: 'seconding.withdrawn',
    amendment,
    by,
  });
  const whole: DebateEvent = { kind: 'proposal.voted', result: 'adopted' };
  const needsOne = debateOn('UY', TEXT, 1);
  const tabledOne = replay(needsOne, [
    tabled(urges),
    tabled(amend('a2', 'BR', 'a1', 'Urges all to share data;')),
  ]);

  test.each<[string, DebateEvent[], DebateEvent, { why: string; by?: string } | null]>([
    ['nobody seconded is not voted on', [], voted('a1'), { why: 'unseconded', by: 'a1' }],
    ['nobody seconded is not rejected either', [], voted('a1', 'rejected'), { why: 'unseconded', by: 'a1' }],
    ['nobody seconded is not accepted', [], accepted('a1', 'UY'), { why: 'unseconded', by: 'a1' }],
    ['nobody seconded can be withdrawn', [], withdrawn('a1', 'CL'), null],
    ['somebody seconded is voted on', [second('a1', 'PE')], voted('a1'), null],
    ['changes what waits, waits with it', [second('a2', 'PE')], voted('a2'), { why: 'unseconded', by: 'a1' }],
    ['its mover seconds is not seconded', [], second('a1', 'CL'), { why: 'secondsOwn' }],
    [
      'one delegation seconds twice counts once',
      [second('a1', 'PE')],
      second('a1', 'PE'),
      { why: 'secondedAlready' },
    ],
    [
      'lost its seconder waits again',
      [second('a1', 'PE'), takeBack('a1', 'PE')],
      voted('a1'),
      { why: 'unseconded', by: 'a1' },
    ],
    [
      'lost its seconder can be seconded anew',
      [second('a1', 'PE'), takeBack('a1', 'PE')],
      second('a1', 'PE'),
      null,
    ],
    ['another seconds keeps it', [], takeBack('a1', 'PE'), { why: 'secondedNot' }],
    [
      'a vote amended keeps its seconders',
      [second('a1', 'PE'), second('a2', 'PE'), voted('a2')],
      takeBack('a1', 'PE'),
      { why: 'amended', by: 'a2' },
    ],
    ['waits holds up no vote on the whole', [], whole, null],
    ['was seconded holds it up', [second('a1', 'PE')], whole, { why: 'undecided', by: 'a1' }],
  ])('what %s', (_, events, next, why) => {
    expect(whyNotNow(replay(tabledOne, events), next)).toEqual(why);
  });

  test('what waits falls with the vote on what it would change, or on the whole', () => {
    const half = replay(tabledOne, [second('a1', 'PE'), voted('a1')]);
    expect(fallsIn(half)).toEqual([['a2', 'unseconded', 'a1']]);
    expect(whyNotNow(half, second('a2', 'PE'))).toEqual({ why: 'decided', by: 'a2' });
    expect(fallsIn(debateAfter(tabledOne, whole))).toEqual([
      ['a1', 'unseconded', null],
      ['a2', 'unseconded', null],
    ]);
  });
});

describe('what falls, and why', () => {
  const others = [urges, strike('a2', 'AR', 'p2'), amend('a3', 'BR', 'a1', 'Urges all to share data;')];
  const three = replay(
    open,
    others.map((one) => tabled(one)),
  );

  test('an adopted deletion lets the revision fall, and what would have changed that', () => {
    expect(fallsIn(debateAfter(three, voted('a2')))).toEqual([
      ['a1', 'deleted', 'a2'],
      ['a3', 'fell', 'a1'],
    ]);
  });

  test.each([
    ['rejected', voted('a1', 'rejected')],
    ['withdrawn', withdrawn('a1', 'CL')],
  ] as const)('what would change a %s amendment falls, and the others stay', (because, event) => {
    expect(fallsIn(debateAfter(three, event))).toEqual([['a3', because, 'a1']]);
    expect(textOf(debateAfter(three, event))).toEqual(textOf(open));
  });

  test('of two amendments to an amendment the second falls, and is not put on other words', () => {
    const debate = replay(three, [tabled(amend('a4', 'PE', 'a1', 'Urges no one to share;')), voted('a3')]);
    expect(fallsIn(debate)).toEqual([['a4', 'revised', 'a3']]);
    expect(textOf(debateAfter(debate, voted('a1')))[1]).toBe('Urges all to share data;');
  });

  test.each<[string, DebateEvent, string]>([
    [
      'revised',
      { kind: 'paragraph.revised', paragraph: 'p2', by: 'UY', text: 'Asks members to share;' },
      'changed',
    ],
    [
      'split',
      {
        kind: 'paragraph.split',
        paragraph: 'p2',
        by: 'UY',
        into: [
          { id: 'p2a', text: 'Encourages members;' },
          { id: 'p2b', text: 'Shares data;' },
        ],
      },
      'split',
    ],
    ['removed', { kind: 'paragraph.removed', paragraph: 'p2', by: 'UY' }, 'gone'],
  ])('the sponsor has %s its paragraph: it says so and is not applied', (because, event, why) => {
    const debate = debateAfter(three, event);
    expect(fallsIn(debate).slice(0, 2)).toEqual([
      ['a1', because, null],
      ['a2', because, null],
    ]);
    expect(whyNotNow(debate, voted('a1'))).toEqual({ why: 'decided', by: 'a1' });
    // One that was written upon the words before, and is tabled only now.
    expect(whyNotNow(debate, tabled({ ...urges, id: 'a9' }))).toEqual({ why });
  });

  test('an addition keeps its place after all pieces of a paragraph that was split', () => {
    const events: DebateEvent[] = [
      tabled(add('a1', 'CL', 'p2', 'Thanks the host;')),
      {
        kind: 'paragraph.split',
        paragraph: 'p2',
        by: 'UY',
        into: [
          { id: 'p2a', text: 'Encourages;' },
          { id: 'p2b', text: 'Shares;' },
        ],
      },
      voted('a1'),
    ];
    expect(mergedText(replay(open, events)).map(({ id }) => id)).toEqual(['p1', 'p2a', 'p2b', 'a1', 'p3']);
  });
});

describe('friendly amendments and withdrawals', () => {
  const debate = debateAfter(open, tabled(urges));

  test('the sponsor alone accepts, and of an amendment to an amendment the mover of that one', () => {
    expect(whyNotNow(debate, accepted('a1', 'CL'))).toEqual({ why: 'notOwner' });
    const amended = debateAfter(debate, tabled(amend('a2', 'BR', 'a1', 'Urges all members;')));
    expect(whyNotNow(amended, accepted('a1', 'UY'))).toEqual({ why: 'undecided', by: 'a2' });
    expect(whyNotNow(amended, accepted('a2', 'UY'))).toEqual({ why: 'notOwner' });
    const both = replay(amended, [accepted('a2', 'CL'), accepted('a1', 'UY')]);
    expect(mergedText(both)[1]).toMatchObject({ id: 'p2', text: 'Urges all members;', changedBy: 'a1' });
  });

  test('what was accepted can be amended again, as it stands now; what was voted cannot', () => {
    const friendly = debateAfter(debate, accepted('a1', 'UY'));
    const stale = revise('a2', 'BR', 'p2', 'Calls upon members;');
    expect(whyNotNow(friendly, tabled(stale))).toEqual({ why: 'changed', by: 'a1' });
    expect(textOf(replay(friendly, [tabled(stale, 2), voted('a2')]))[1]).toBe('Calls upon members;');
    expect(whyNotNow(debateAfter(debate, voted('a1')), tabled(stale, 2))).toEqual({
      why: 'settled',
      by: 'a1',
    });
    const rewriting = { kind: 'paragraph.removed', paragraph: 'p2', by: 'UY' } as const;
    expect(whyNotNow(debateAfter(debate, voted('a1')), rewriting)).toEqual({ why: 'settled', by: 'a1' });
  });

  test('its mover alone withdraws it, until a vote has amended it', () => {
    expect(whyNotNow(debate, withdrawn('a1', 'UY'))).toEqual({ why: 'notOwner' });
    const amended = replay(debate, [tabled(amend('a2', 'BR', 'a1', 'Urges all;')), voted('a2')]);
    expect(whyNotNow(amended, withdrawn('a1', 'CL'))).toEqual({ why: 'amended', by: 'a2' });
  });

  test('the proposal is withdrawn before the first vote, and its amendments fall', () => {
    const gone = debateAfter(debate, { kind: 'proposal.withdrawn', by: 'UY' });
    expect(fallsIn(gone)).toEqual([['a1', 'withdrawn', null]]);
    expect(whyNotNow(gone, tabled({ ...urges, id: 'a2' }))).toEqual({ why: 'over' });
    expect(whyNotNow(debate, { kind: 'proposal.withdrawn', by: 'CL' })).toEqual({ why: 'notOwner' });
    const late = debateAfter(debate, voted('a1', 'rejected'));
    expect(whyNotNow(late, { kind: 'proposal.withdrawn', by: 'UY' })).toEqual({ why: 'votingBegan' });
  });
});

describe('a replacement of everything', () => {
  const rewritten = [
    strike('a1', 'CL', 'p1'),
    revise('a2', 'CL', 'p2', 'Declines any exchange;'),
    revise('a3', 'CL', 'p3', 'Closes.'),
  ];
  const two = replay(
    open,
    rewritten.slice(0, 2).map((one) => tabled(one)),
  );

  test('is refused as a new proposal, however it is cut up', () => {
    expect(whyNotNow(two, tabled(rewritten[2] as Amendment))).toEqual({ why: 'replacesEverything' });
    const one = debateOn('UY', TEXT.slice(1, 2));
    expect(whyNotNow(one, tabled(strike('a1', 'CL', 'p2')))).toEqual({ why: 'replacesEverything' });
    expect(whyNotNow(one, tabled(urges))).toBeNull();
  });

  test('counts what its mover had deleted already, and not what others had', () => {
    const last = tabled(rewritten[2] as Amendment);
    expect(whyNotNow(debateAfter(two, voted('a1')), last)).toEqual({ why: 'replacesEverything' });
    const others = replay(open, [
      tabled(strike('a1', 'AR', 'p1')),
      tabled(rewritten[1] as Amendment),
      voted('a1'),
    ]);
    expect(whyNotNow(others, last)).toBeNull();
  });

  test('is none when words stay, or when others ask for the rest', () => {
    expect(whyNotNow(two, tabled(revise('a3', 'CL', 'p3', 'Requests the Secretariat to close.')))).toBeNull();
    expect(whyNotNow(two, tabled({ ...(rewritten[2] as Amendment), by: 'AR' }))).toBeNull();
    expect(whyNotNow(debateAfter(two, withdrawn('a2', 'CL')), tabled(rewritten[2] as Amendment))).toBeNull();
  });
});

describe('what is no amendment', () => {
  const debate = debateAfter(open, tabled(urges));
  test.each<[string, Amendment, string]>([
    ['an id that is there', strike('p1', 'AR', 'p2'), 'idTaken'],
    ['no words', add('a2', 'AR', 'p1', ' '), 'empty'],
    ['the same words', revise('a2', 'AR', 'p1', TEXT[0]?.text ?? ''), 'changesNothing'],
    ['the words of the amendment', amend('a2', 'AR', 'a1', 'Urges members to share data;'), 'changesNothing'],
    ['a paragraph that nobody knows', strike('a2', 'AR', 'p9'), 'unknown'],
    ['an amendment that nobody knows', amend('a2', 'AR', 'a9', 'Words'), 'unknown'],
    ['the same by the same', { ...urges, id: 'a2' }, 'tabledAlready'],
  ])('%s', (_, amendment, why) => {
    expect(whyNotNow(debate, tabled(amendment))).toMatchObject({ why });
  });

  test('other words for a deletion', () => {
    const deletion = debateAfter(open, tabled(strike('a1', 'AR', 'p2')));
    expect(whyNotNow(deletion, tabled(amend('a2', 'CL', 'a1', 'Words')))).toEqual({ why: 'hasNoWords' });
  });

  test('no text of a proposal', () => {
    expect(() => debateOn('UY', [])).toThrow('no text: empty');
    expect(() => debateOn('UY', [...TEXT, ...TEXT])).toThrow('no text: idTaken');
    expect(() => debateAfter(open, voted('a1'))).toThrow('amendment.voted cannot be: unknown');
  });
});

describe('division', () => {
  const divided = (part: string, ...paragraphs: string[]): DebateEvent => ({
    kind: 'part.divided',
    part,
    paragraphs,
  });
  const result = (part: string, on: 'adopted' | 'rejected'): DebateEvent => ({
    kind: 'part.voted',
    part,
    result: on,
  });

  test('parts are adopted, and the whole is rejected', () => {
    const debate = replay(open, [
      divided('s1', 'p2'),
      divided('s2', 'p3'),
      result('s1', 'adopted'),
      result('s2', 'adopted'),
      { kind: 'proposal.voted', result: 'rejected' },
    ]);
    expect(debate.parts.map(({ status }) => status)).toEqual(['adopted', 'adopted']);
    expect(debate.outcome).toBe('rejected');
    expect(textOf(debate)).toHaveLength(3);
  });

  test('what is rejected is not in the whole; with all operative parts rejected there is none', () => {
    const one = replay(open, [divided('s1', 'p2'), divided('s2', 'p3'), result('s1', 'rejected')]);
    expect(mergedText(one).map(({ id }) => id)).toEqual(['p1', 'p3']);
    expect(whyNotNow(one, { kind: 'proposal.voted', result: 'adopted' })).toEqual({
      why: 'undecided',
      by: 's2',
    });
    expect(debateAfter(one, result('s2', 'adopted')).outcome).toBe('open');
    expect(debateAfter(one, result('s2', 'rejected')).outcome).toBe('rejected');
  });

  test('a rejected preamble rejects nothing else, where there is no operative paragraph at all too', () => {
    const preamble = TEXT.map((one) => ({ ...one, part: 'preambular' as const }));
    for (const text of [TEXT, preamble]) {
      const debate = replay(debateOn('UY', text), [divided('s1', 'p1'), result('s1', 'rejected')]);
      expect(debate.outcome).toBe('open');
    }
  });

  test('comes after the amendments, and closes them', () => {
    const debate = debateAfter(open, tabled(urges));
    expect(whyNotNow(debate, divided('s1', 'p2'))).toEqual({ why: 'undecided', by: 'a1' });
    expect(whyNotNow(debate, { kind: 'proposal.voted', result: 'adopted' })).toMatchObject({ by: 'a1' });
    expect(whyNotNow(debateAfter(open, divided('s1', 'p2')), tabled(urges))).toEqual({ why: 'divided' });
  });

  test.each([
    [[], 'noPart'],
    [['p2', 'p2'], 'noPart'],
    [['p9'], 'unknown'],
    [['p1', 'p3'], 'inAnotherPart'],
  ])('%j is refused: %s', (paragraphs, why) => {
    const debate = debateAfter(open, divided('s1', 'p1'));
    expect(whyNotNow(debate, divided('s2', ...paragraphs))).toMatchObject({ why });
  });

  test('all of the text is no part of it', () => {
    expect(whyNotNow(open, divided('s1', 'p1', 'p2', 'p3'))).toEqual({ why: 'noPart' });
  });

  test('a text of which nothing is left is not adopted', () => {
    const deletions = TEXT.flatMap(({ id }, n) => [tabled(strike(`a${n}`, `M${n}`, id)), voted(`a${n}`)]);
    const debate = replay(open, deletions);
    expect(whyNotNow(debate, { kind: 'proposal.voted', result: 'adopted' })).toEqual({ why: 'nothingLeft' });
    expect(debateAfter(debate, { kind: 'proposal.voted', result: 'rejected' }).outcome).toBe('rejected');
  });
});

describe('the sponsor', () => {
  test.each<[DebateEvent, string]>([
    [{ kind: 'paragraph.revised', paragraph: 'p2', by: 'CL', text: 'Words' }, 'notOwner'],
    [{ kind: 'paragraph.revised', paragraph: 'p2', by: 'UY', text: ' ' }, 'empty'],
    [{ kind: 'paragraph.revised', paragraph: 'p2', by: 'UY', text: TEXT[1]?.text ?? '' }, 'changesNothing'],
    [{ kind: 'paragraph.split', paragraph: 'p2', by: 'UY', into: [{ id: 'x', text: 'One' }] }, 'onePiece'],
    [
      {
        kind: 'paragraph.split',
        paragraph: 'p2',
        by: 'UY',
        into: [
          { id: 'p1', text: 'One' },
          { id: 'x', text: 'Two' },
        ],
      },
      'idTaken',
    ],
  ])('cannot: %j', (event, why) => expect(whyNotNow(open, event)).toEqual({ why }));

  test('leaves the last paragraph', () => {
    const one = debateOn('UY', TEXT.slice(1, 2));
    expect(whyNotNow(one, { kind: 'paragraph.removed', paragraph: 'p2', by: 'UY' })).toEqual({
      why: 'nothingLeft',
    });
  });
});

test('replays what was recorded, though a rule of today would refuse it', () => {
  const before = [tabled(strike('a1', 'CL', 'p1')), tabled(strike('a2', 'CL', 'p2'))];
  const last = tabled(strike('a3', 'CL', 'p3'));
  expect(whyNotNow(replay(open, before), last)).toEqual({ why: 'replacesEverything' });
  expect(replay(open, [...before, last]).amendments.map(({ status }) => status)).toEqual([
    'open',
    'open',
    'open',
  ]);
});
