import { type Inserted, partsOfItem } from '@/domain/item-number';
import { number } from './format';

/** The Latin words are those of documents in every language but Arabic, which has its own. */
const ARABIC: Record<Inserted, string> = {
  bis: 'مكررًا',
  ter: 'مكررًا ثانيًا',
  quater: 'مكررًا ثالثًا',
  quinquies: 'مكررًا رابعًا',
  sexies: 'مكررًا خامسًا',
};

/** The number of an agenda item as its reader's language writes it: `5.1`, `3 bis`, `3 مكررًا`. */
export function itemLabel(text: string, locale: string): string {
  const parts = partsOfItem(text);
  if (!parts) return text;
  const { main, inserted, below } = parts;
  const word = inserted && (locale === 'ar' ? ARABIC[inserted] : inserted);
  const figures = [main, ...below].map((one) => number(one, locale));
  if (!word) return figures.join('.');
  const [first, ...rest] = figures;
  return [`${first} ${word}`, ...rest].join('.');
}
