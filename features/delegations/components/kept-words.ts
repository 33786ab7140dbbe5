import { daysLater } from '@/domain/calendar';
import { conditionsOf } from '@/domain/form-conditions';
import { earliest } from '@/domain/form-keeping';
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
  const isAsSaid = keptDays !== null && endsOn !== null && daysLater(endsOn, keptDays) === until;
  return isAsSaid
    ? say('delegations.form.kept.afterOn', { days: keptDays, day })
    : say('delegations.form.kept.on', { day });
}

type KeptLine = {
  id: string;
  condition: FormCondition | null;
  keptDays: number | null;
  answer: readonly string[] | null;
  erasesOn: string | null;
  wouldEraseOn: string | null;
};

/** The days of the answers on which a line hangs: it goes with the first of them. */
const daysAbove = (line: KeptLine, lines: readonly KeptLine[]) =>
  conditionsOf(lines, line).map(({ questionId }) => {
    const held = lines.find(({ id }) => id === questionId);
    return held?.answer ? held.erasesOn : (held?.wouldEraseOn ?? null);
  });

/** The day on which what was answered is erased; null where it stays. */
export const answerErasesOn = (line: KeptLine, lines: readonly KeptLine[]): string | null =>
  earliest([line.erasesOn, ...daysAbove(line, lines)]);

/** How long what somebody is about to answer is kept; nothing where it is kept with the record. */
export function keptHint(
  line: KeptLine,
  lines: readonly KeptLine[],
  { locale, endsOn }: { locale: Locale; endsOn: string | null },
): string | undefined {
  const until = earliest([line.wouldEraseOn, ...daysAbove(line, lines)]);
  if (until === null && line.keptDays === null) return undefined;
  return keptWords({ keptDays: line.keptDays, until, endsOn }, locale);
}
