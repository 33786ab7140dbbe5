import { countryName, countrySortKey } from '@/platform/i18n/country-names';
import { sorted } from '@/platform/i18n/format';
import type { Party } from '../queries/parties';

/** Delegations of members to choose from, as the reader's language sorts them. */
export const partyOptions = (parties: readonly Party[], locale: string) =>
  sorted(parties, locale, ({ countryCode }) => countrySortKey(countryCode, locale)).map(
    ({ id, countryCode }) => ({ value: id, label: countryName(countryCode, locale) }),
  );
