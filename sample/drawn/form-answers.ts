import { YES_NO } from '@/domain/form-answers';
import type { FormKind, FormOption } from '@/domain/form-questions';
import type { Lot } from './lot';

type Drawn = { kind: FormKind; required: boolean; options: readonly FormOption[] };

/** Of so many who may leave an answer out, one does. */
const ONE_IN = 3;
/** Most choose the first of what is offered. */
const FIRST_OF = 4;

/** What somebody answers by lot, with `arrival` as the day; null where nothing is said. */
export function drawAnswer(lot: Lot, { kind, required, options }: Drawn, arrival: string): string | null {
  if (!required && lot.number(ONE_IN) === 0) return null;
  if (kind === 'date') return arrival;
  if (kind === 'yesNo') return lot.one(YES_NO);
  const chosen = lot.number(FIRST_OF) === 0 ? lot.one(options) : options[0];
  return chosen?.id ?? null;
}
