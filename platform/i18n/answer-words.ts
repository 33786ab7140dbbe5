import { type FormKind, type FormOption, hasOptions } from '@/domain/form-questions';
import { type Locale, pick } from '@/domain/local-text';
import { shownMailAddress } from '../typed/mail-address';
import { countryName } from './country-names';
import { day, dayInFull, listing, moment, number } from './format';
import { sayIn } from './messages';

/** An answer with what it was chosen from, when it was given. */
export type WordedAnswer = {
  kind: FormKind;
  options: readonly FormOption[];
  answer: readonly string[] | null;
  /** when, as it is written in JSON */
  answeredAt: string | null;
  /** when it was erased, in the same way; null while it stands */
  erasedAt: string | null;
};

/** Who reads it: in which language, which other one stands in, and in which zone times are told. */
export type AnswerReader = { locale: Locale; original: Locale; timeZone: string };

/** An answer to a question of a conference in words; empty where there is none. */
export function answerWords(worded: WordedAnswer, { locale, original, timeZone }: AnswerReader): string {
  const { kind, options, answer, answeredAt, erasedAt } = worded;
  if (erasedAt)
    return sayIn(locale)('delegations.form.erasedOn', { day: day(new Date(erasedAt), locale, timeZone) });
  const [text = ''] = answer ?? [];
  if (!text) return '';
  if (hasOptions(kind)) {
    const chosen = options.filter(({ id }) => answer?.includes(id));
    return listing(
      chosen.map(({ label }) => pick(label, locale, original)),
      locale,
    );
  }
  const say = sayIn(locale);
  switch (kind) {
    case 'yesNo':
      return say(text === 'yes' ? 'delegations.form.answer.yes' : 'delegations.form.answer.no');
    case 'date':
      return dayInFull(text, locale);
    case 'number':
      return number(Number(text), locale);
    case 'country':
      return countryName(text, locale);
    case 'email':
      return shownMailAddress(text);
    case 'consent':
      return answeredAt
        ? say('delegations.reg.given', { time: moment(new Date(answeredAt), locale, timeZone) })
        : '';
    default:
      return text;
  }
}
