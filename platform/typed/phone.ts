import { optionalLine } from '../fields';
import { says } from '../says';
import { westernDigits } from './whole-number';

const isPhone = (v: string) => /^\+?[\d\s().\-/]+$/.test(v) && /^\d{6,15}$/.test(v.replace(/\D/g, ''));
/** A telephone number that may be left out, as it is written anywhere; with western digits. */
export const optionalPhone = (most: number) =>
  optionalLine(most)
    .transform((v) => v && westernDigits(v))
    .refine((v) => v === null || isPhone(v), { error: says('delegations.invalid.phone') });

/**
 * A telephone number in the one form in which it can be dialled from anywhere (E.164): `+56221234567`. It may be typed with
 * the digits of any script, with what people set between them, and with `00` for the plus. Null where it is no number, or
 * says no country.
 */
export function readFullPhone(typed: string): string | null {
  const text = westernDigits(typed.normalize('NFKC')).replace(/\p{Pd}/gu, '-');
  const [, rest] = /^(?:\+|00)([\d\s().\-/]{7,40})$/.exec(text) ?? [];
  // A nought in brackets is dialled within the country alone.
  const digits = rest?.replace(/\(0\)/, '').replace(/\D/g, '') ?? '';
  return /^[1-9]\d{6,14}$/.test(digits) ? `+${digits}` : null;
}
