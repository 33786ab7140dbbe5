import { CAPACITIES, DELEGATION_KINDS } from '@/domain/actor';
import type { CellValue, ImportColumn } from '@/domain/imports';
import { isLocale, type Locale } from '@/domain/local-text';
import type { BareKey } from '@/messages/keys';
import { COUNTRY_CODES, countryName } from '@/platform/i18n/country-names';
import { languageName, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';

/** What each column of a preview is called. */
export const COLUMN_NAMES = {
  sender: 'delegations.term.delegation',
  kind: 'delegations.term.kind',
  quota: 'delegations.term.places',
  name: 'delegations.term.name',
  email: 'delegations.term.email',
  capacity: 'delegations.term.capacity',
  locale: 'delegations.invite.language',
  other: 'imports.beside',
} as const satisfies Record<ImportColumn | 'other', BareKey>;

/** A value of a cell in words: codes and choices as the house calls them, and what somebody typed as it is. */
export function cellWords(column: ImportColumn | 'other', value: CellValue, locale: Locale): string {
  if (value === null) return '';
  if (typeof value === 'number') return number(value, locale);
  const say = sayIn(locale);
  const capacity = CAPACITIES.find((one) => one === value);
  const kind = DELEGATION_KINDS.find((one) => one === value);
  if (column === 'sender' && COUNTRY_CODES.includes(value)) return countryName(value, locale);
  if (column === 'locale' && isLocale(value)) return languageName(value, locale);
  if (column === 'capacity' && capacity) return say(`delegations.capacity.${capacity}`);
  if (column === 'kind' && kind) return say(`delegations.kind.${kind}`);
  return value;
}
