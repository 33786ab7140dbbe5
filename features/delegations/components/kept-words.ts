import { daysLater } from '@/domain/calendar';
import { conditionsOf } from '@/domain/form-conditions';
import { earliest, fewest } from '@/domain/form-keeping';
import type { FormCondition } from '@/domain/form-questions';
import type { Locale } from '@/domain/local-text';
import { sayIn } from '@/platform/i18n/messages';
import { writtenDay } from './written-day';

/** How long answers are kept: for so many days after the conference, and so until a day, where it has dates. */
type KeptUntil = { keptDays: number | null; until: string | null; endsOn: string | null };

/** How long answers are kept, in a sentence. */
export function keptWords({ keptDays, until, endsOn }: KeptUntil, locale: Locale): string {
  const say = sayIn(locale);
  if (until === null)
    return keptDays === null
      ? say('delegations.form.kept.asRecord')
      : say('delegations.form.kept.after', { days: keptDays });
  const day = writtenDay(until, locale);
  const isAsSaid = keptDays !== null && endsOn !== null && daysLater(endsOn, keptDays + 1) === until;
  return isAsSaid
    ? say('delegations.form.kept.afterOn', { days: keptDays, day })
    : say('delegations.form.kept.on', { day });
}

type AskedLine = {
  id: string;
  condition: FormCondition | null;
  keptDays: number | null;
  wouldEraseOn: string | null;
};

type KeptLine = AskedLine & {
  answer: readonly string[] | null;
  erasesOn: string | null;
  former: { condition: FormCondition | null } | null;
};

/** A question with those on which it hangs as it is asked now: its answers go with the first of theirs. */
const withAbove = <Line extends AskedLine>(line: Line, lines: readonly Line[]): Line[] => [
  line,
  ...conditionsOf(lines, line).flatMap(({ questionId }) => lines.filter(({ id }) => id === questionId)),
];

/** How long what is answered to a question from now on is kept, by all on which it hangs. */
export const keptTime = (line: AskedLine, lines: readonly AskedLine[]) => ({
  keptDays: fewest(withAbove(line, lines).map(({ keptDays }) => keptDays)),
  until: earliest(withAbove(line, lines).map(({ wouldEraseOn }) => wouldEraseOn)),
});

/** The day on which what was answered is erased, also with that on which it hung when it was; null where it stays. */
export function answerErasesOn(line: KeptLine, lines: readonly KeptLine[]): string | null {
  const gathered = new Set([line]);
  // What is added on the way is walked, too.
  for (const { condition, former } of gathered)
    for (const above of lines)
      if (above.answer && [condition, former?.condition].some((one) => one?.questionId === above.id))
        gathered.add(above);
  return earliest([...gathered].map(({ erasesOn }) => erasesOn));
}

/** How long what somebody is about to answer is kept; nothing where it is kept with the record. `lines`: also those not drawn. */
export function keptHint(
  line: KeptLine,
  lines: readonly KeptLine[],
  { locale, endsOn }: { locale: Locale; endsOn: string | null },
): string | undefined {
  const { keptDays } = keptTime(line, lines);
  const [, ...above] = withAbove(line, lines);
  const until = earliest([
    line.wouldEraseOn,
    ...above.map((one) => (one.answer ? answerErasesOn(one, lines) : one.wouldEraseOn)),
  ]);
  if (until === null && keptDays === null) return undefined;
  return keptWords({ keptDays, until, endsOn }, locale);
}
