import { newId } from '@/db/columns';
import { debate, debateEvent } from '@/db/schema/debates';
import type { outcomeParagraph } from '@/db/schema/outcomes';
import { SYSTEM } from '@/domain/actor';
import type { Amendment, DebateEvent } from '@/domain/amendments/debate';
import { mergedText } from '@/domain/amendments/merging';
import { debateAfter, debateOn } from '@/domain/amendments/replaying';
import type { Happening } from '@/domain/events';
import { wholeIn } from '@/domain/opening';
import { record } from '@/platform/record';
import { DEBATES, type SampleDebate } from '@/sample/content/debates';
import { RULES } from '@/sample/content/rules';
import { drawSpeakers } from '@/sample/drawn/speeches';
import { bureauAccount, happened, must, type Sample } from './sample';

const MINUTE = 60_000;
/** The language of amendments is the original one. */
const ORIGINAL = 'en';

type DebatedText = {
  id: string;
  number: number;
  key: string;
  sponsorId: string;
  paragraphs: (typeof outcomeParagraph.$inferInsert & { id: string })[];
  /** when a note brought it up, and when its session ends */
  from: Date;
  until: Date;
};

type Step = {
  at: Date;
  event: DebateEvent;
  votes?: { inFavour: number; against: number; abstaining: number };
  happening: Happening<
    `amendment.${'tabled' | 'withdrawn' | 'decided'}` | 'outcome.divided' | 'part.decided'
  >;
};

/** The debate on a proposal, as far as it has come, where the sample has one. */
export async function loadDebate(sample: Sample, text: DebatedText): Promise<void> {
  const content = DEBATES.find(({ proposal }) => proposal === text.key);
  const tabledAt = new Date(text.from.getTime() + 10 * MINUTE);
  if (!content || !happened(sample, tabledAt)) return;
  const { tx, conferenceId } = sample;
  const { id: outcomeId, number, sponsorId, paragraphs: rows } = text;
  const now = rows.map((row) => ({ id: row.id, part: row.part, text: wholeIn(keptFrom(row), ORIGINAL) }));
  const operative = now.filter(({ part }) => part === 'operative');
  const tabled = now.map((one) => ({
    ...one,
    text: content.tabled[operative.indexOf(one) + 1] ?? one.text,
  }));
  const chair = bureauAccount(sample, 'chair');
  const office = 'chair' as const;
  await tx.insert(debate).values({
    ...{ conferenceId, outcomeId, sponsorId, tabledAt, tabledBy: chair, tabledAs: office },
    ...{ language: ORIGINAL, majority: RULES[0]?.profile.vote.majority ?? null, paragraphs: tabled },
  });
  const entity = { conferenceId, entityId: outcomeId };
  await record(tx, SYSTEM, {
    ...{ ...entity, kind: 'outcome.tabled' },
    after: { number, as: office, delegationId: sponsorId, language: ORIGINAL, paragraphs: tabled.length },
  });
  let stands = debateOn(sponsorId, tabled);
  const steps = stepsOf(sample, content, { text, operative: operative.map(({ id }) => id), tabledAt });
  for (const [n, { at, event, votes, happening }] of steps.entries()) {
    if (!happened(sample, at)) return;
    stands = debateAfter(stands, event);
    await tx
      .insert(debateEvent)
      .values({ conferenceId, outcomeId, sequence: n + 1, event, at, by: chair, office, ...votes });
    await record(tx, SYSTEM, { ...entity, ...happening });
  }
  const reads = (some: readonly { text: string }[]) => some.map((one) => one.text).join('\n');
  if (reads(mergedText(stands)) !== reads(now)) throw new Error(`the debate on ${text.key} ends otherwise`);
}

const keptFrom = ({ part, verb, addressee, text }: DebatedText['paragraphs'][number]) => ({
  ...{ part, text, verb: verb ?? null, addressee: addressee ?? null },
});

type Course = { text: DebatedText; operative: string[]; tabledAt: Date };

/** Amendments are tabled one after the other; before the session ends they are withdrawn, or voted on. */
function stepsOf(sample: Sample, content: SampleDebate, { text, operative, tabledAt }: Course): Step[] {
  const as = 'chair';
  const { number } = text;
  const movers = drawSpeakers(content.proposal).map((code) =>
    must(sample.delegations, `memberInRegion/${code}`),
  );
  const amendments = content.amendments.map((one, n) => {
    const [id, by = '', target] = [newId(), movers[n], operative[one.paragraph - 1]];
    if (!target) throw new Error(`${content.proposal} has no paragraph ${one.paragraph}`);
    return { one, amendment: n + 1, asks: amendmentFrom(one, { id, by, target }), target };
  });
  const tabling = amendments.map(({ one, amendment, asks, target }, n): Step => {
    const words = 'text' in asks ? asks.text : null;
    return {
      at: new Date(tabledAt.getTime() + (n + 1) * 5 * MINUTE),
      event: { kind: 'amendment.tabled', amendment: asks, version: 1 },
      happening: {
        kind: 'amendment.tabled',
        after: {
          ...{ number, sequence: n + 1, as, amendment, delegationId: asks.by, asks: one.asks },
          ...{ paragraphId: target, words },
        },
      },
    };
  });
  const withdrawn = amendments.filter(({ one }) => one.ends === 'withdrawn');
  const voted = content.voting.flatMap((n) => amendments[n - 1] ?? []);
  const ends = withdrawn.length + voted.length;
  const last = ends + (content.divided ? 2 : 0);
  const timeOf = (n: number) => new Date(text.until.getTime() - (last - n) * 4 * MINUTE);
  const ending = [...withdrawn, ...voted].map(({ one, asks, amendment }, n): Step => {
    const at = timeOf(n);
    const about = { number, sequence: amendments.length + n + 1, as, amendment };
    if (one.ends !== 'adopted' && one.ends !== 'rejected')
      return {
        at,
        event: { kind: 'amendment.withdrawn', amendment: asks.id, by: asks.by },
        happening: { kind: 'amendment.withdrawn', after: about },
      };
    const votes = one.votes ?? { inFavour: null, against: null, abstaining: null };
    return {
      ...{ at, votes: one.votes },
      event: { kind: 'amendment.voted', amendment: asks.id, result: one.ends },
      happening: { kind: 'amendment.decided', after: { ...about, result: one.ends, ...votes } },
    };
  });
  const sequence = tabling.length + ending.length;
  const at = [timeOf(ends), timeOf(ends + 1)] as const;
  return [...tabling, ...ending, ...divisionOf(content, { number, operative, sequence, at })];
}

type DivisionCourse = {
  number: number;
  operative: readonly string[];
  /** how many events there were before */
  sequence: number;
  at: readonly [divided: Date, decided: Date];
};

/** The part that was voted on separately, where there was one. */
function divisionOf({ divided }: SampleDebate, { number, operative, sequence, at }: DivisionCourse): Step[] {
  if (!divided) return [];
  const { paragraph, votes } = divided;
  const part = newId();
  const about = { number, as: 'chair', division: 1 };
  return [
    {
      at: at[0],
      event: { kind: 'part.divided', part, paragraphs: operative.slice(paragraph - 1, paragraph) },
      happening: {
        kind: 'outcome.divided',
        after: { ...about, sequence: sequence + 1, paragraphs: 1, delegationId: null },
      },
    },
    {
      ...{ at: at[1], votes },
      event: { kind: 'part.voted', part, result: 'adopted' },
      happening: {
        kind: 'part.decided',
        after: { ...about, sequence: sequence + 2, result: 'adopted', ...votes },
      },
    },
  ];
}

function amendmentFrom(
  { asks, text }: SampleDebate['amendments'][number],
  { id, by, target }: { id: string; by: string; target: string },
): Amendment {
  if (asks === 'add') return { id, by, kind: 'add', after: target, text, part: 'operative' };
  return asks === 'delete'
    ? { id, by, kind: 'delete', paragraph: target }
    : { id, by, kind: 'revise', paragraph: target, text };
}
