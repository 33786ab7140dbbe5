import { type Amendment, type Debate, type DebateEvent, ownerOf } from '@/domain/amendments/debate';
import { mergedText } from '@/domain/amendments/merging';
import { orderOfVoting } from '@/domain/amendments/ordering';
import { type RefusalOfDebate, type WhyNotNow, whyNotNow } from '@/domain/amendments/refusing';
import { debateAfter, debateOn, replay } from '@/domain/amendments/replaying';
import { type AmendmentCase, amendmentCases, type DecisionOfCase, WHOLE } from './amend-cases';
import { bad, readJson, why } from './case-file';

/** Prints `id ok`, or `id` and what differs, a line. Exit 0: all as expected; 1: a case differs; 2: the file is no use. */
function main(path: string | undefined): number {
  if (!path) return bad('Give the file to amend: npm run -s amend -- FILE');
  let cases: AmendmentCase[];
  try {
    cases = amendmentCases(readJson(path));
  } catch (error) {
    return bad(`${path} is no use: ${why(error)}.`);
  }
  let differing = 0;
  for (const one of cases) {
    const differences = differencesIn(one);
    process.stdout.write(`${one.id} ${differences.join('; ') || 'ok'}\n`);
    if (differences.length > 0) differing += 1;
  }
  return differing > 0 ? 1 : 0;
}

function differencesIn({ text, sponsor = '', amendments, decisions, expected }: AmendmentCase): string[] {
  const tabled = debateOn(sponsor, text);
  const events: DebateEvent[] = [];
  const refused = new Map<string, WhyNotNow>();
  const cannot: string[] = [];
  let debate = tabled;
  /** @returns why the event cannot be; null once it is recorded */
  const next = (event: DebateEvent): WhyNotNow | null => {
    const refusal = whyNotNow(debate, event);
    if (refusal) return refusal;
    debate = debateAfter(debate, event);
    events.push(event);
    return null;
  };
  for (const amendment of amendments) {
    const refusal = next({ kind: 'amendment.tabled', amendment, version: 1 });
    if (refusal) refused.set(amendment.id, refusal);
  }
  const order = expected.order ? orderOfVoting(debate).map((turn) => turn.amendment) : [];
  for (const decision of decisions) {
    const refusal = next(eventOf(decision, debate, amendments));
    if (refusal) cannot.push(`${decision[0]} cannot be ${decision[1]}: ${inWords(refusal)}`);
  }
  const replayed = replay(tabled, events);
  const fallen = replayed.amendments.filter(({ status }) => status === 'fallen');
  const unexpected = [...refused].filter(([id]) => !expected.refused?.includes(id));
  return [
    ...unexpected.map(([id, refusal]) => `${id} is refused: ${inWords(refusal)}`),
    ...(expected.refused ?? []).filter((id) => !refused.has(id)).map((id) => `${id} is not refused`),
    ...differ('order of voting', expected.order ?? [], order),
    ...cannot,
    ...differ(
      'text',
      expected.text,
      mergedText(replayed).map((paragraph) => paragraph.text),
    ),
    ...differ('fallen', expected.fallen.toSorted(), fallen.map(({ asks }) => asks.id).toSorted()),
    ...differ('outcome', expected.outcome ?? replayed.outcome, replayed.outcome),
  ];
}

function eventOf(decision: DecisionOfCase, debate: Debate, amendments: readonly Amendment[]): DebateEvent {
  const [id, word] = decision;
  if (word === 'divided') return { kind: 'part.divided', part: id, paragraphs: decision[2] };
  if (id === WHOLE) {
    if (word === 'withdrawn') return { kind: 'proposal.withdrawn', by: debate.sponsor };
    return { kind: 'proposal.voted', result: word === 'adopted' ? 'adopted' : 'rejected' };
  }
  if (debate.parts.some((part) => part.id === id))
    return { kind: 'part.voted', part: id, result: word === 'adopted' ? 'adopted' : 'rejected' };
  const asks = amendments.find((one) => one.id === id);
  if (word === 'withdrawn') return { kind: 'amendment.withdrawn', amendment: id, by: asks?.by ?? '' };
  if (word === 'accepted')
    return { kind: 'amendment.accepted', amendment: id, by: asks ? ownerOf(debate, asks) : '' };
  return { kind: 'amendment.voted', amendment: id, result: word };
}

const differ = <T extends string | string[]>(what: string, expected: T, actual: T): string[] =>
  JSON.stringify(expected) === JSON.stringify(actual)
    ? []
    : [`${what}: expected ${JSON.stringify(expected)}, is ${JSON.stringify(actual)}`];

const IN_WORDS: Readonly<Record<RefusalOfDebate, string>> = {
  over: 'the whole is decided or withdrawn',
  idTaken: 'its id is there already',
  unknown: 'what it is about is not there',
  empty: 'it has no words',
  changesNothing: 'it changes nothing',
  tabledAlready: 'its mover asks for the same already',
  replacesEverything: 'it leaves nothing of the text, and so is a new proposal',
  changed: 'its paragraph or amendment has other words meanwhile',
  split: 'its paragraph was split meanwhile',
  gone: 'its paragraph is gone',
  settled: 'its paragraph was settled by a vote',
  decided: 'it is not open any more',
  hasNoWords: 'what it would revise is a deletion, and has no words',
  notOwner: 'it is for another to do',
  amended: 'it was amended by a vote',
  unseconded: 'it waits for delegations that second it',
  secondsOwn: 'its mover cannot second it',
  secondedAlready: 'that delegation seconds it already',
  secondedNot: 'that delegation does not second it',
  undecided: 'something else is decided first',
  votingBegan: 'the voting has begun',
  divided: 'the text is divided already',
  onePiece: 'it is split into one piece',
  inAnotherPart: 'one of its paragraphs is in another part',
  noPart: 'it is no part of the text: nothing, all of it, or a paragraph twice',
  nothingLeft: 'nothing of the text is left',
};

const inWords = ({ why: reason, by }: WhyNotNow): string => IN_WORDS[reason] + (by ? ` (${by})` : '');

process.exitCode = main(process.argv[2]);
