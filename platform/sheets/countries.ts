import { sentence } from '@/domain/refusal';
import type { SheetProblem, SheetValues } from './sheet';

/** The one country of a row that may name it, or give its code, or both: both must say the same. */
export function oneCountry({ countryCode, ...values }: SheetValues): {
  values: SheetValues;
  problems: SheetProblem[];
} {
  const { country } = values;
  if (typeof country !== 'string' || typeof countryCode !== 'string' || country === countryCode)
    return { values: countryCode ? { ...values, country: country ?? countryCode } : values, problems: [] };
  const why = sentence('sheets.invalid.otherCode', { code: { country: countryCode }, name: { country } });
  return { values, problems: [{ field: 'countryCode', why }] };
}
