import { optionalLine } from '../fields';
import { says } from '../says';
import { westernDigits } from './whole-number';

const isPhone = (v: string) => /^\+?[\d\s().\-/]+$/.test(v) && /^\d{6,15}$/.test(v.replace(/\D/g, ''));
/** A telephone number that may be left out, as it is written anywhere; with western digits. */
export const optionalPhone = (most: number) =>
  optionalLine(most)
    .transform((v) => v && westernDigits(v))
    .refine((v) => v === null || isPhone(v), { error: says('delegations.invalid.phone') });
