import type { Locale } from '@/domain/local-text';
import { apart } from './format';
import { sayIn } from './messages';

/** Its symbol is null until it is adopted. */
export type CitedOutcome = { number: number; symbol: string | null };

/** How an outcome is called: `AMERICAS-25/REC/3` once it is adopted, and `Outcome 3` before. */
export const nameOfOutcome = ({ number, symbol }: CitedOutcome, locale: Locale): string =>
  symbol === null ? sayIn(locale)('outcomes.number', { number }) : apart(symbol, locale);

/** The same with its title behind it. */
export const outcomeAndTitle = ({ number, symbol }: CitedOutcome, title: string, locale: Locale): string => {
  const say = sayIn(locale);
  return symbol === null
    ? say('ballots.outcomeNumber', { number, title })
    : say('outcomes.symbolAndTitle', { symbol: apart(symbol, locale), title });
};
