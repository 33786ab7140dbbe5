import * as z from 'zod';
import { inEach } from '@/domain/local-text';
import { MEMBER_REGIONS } from '@/domain/regions';
import { date, id, localText, oneOf, orNull, reason, wholeNumber } from '@/platform/fields';
import { COUNTRY_CODES } from '@/platform/i18n/country-names';
import { says } from '@/platform/says';

const version = wholeNumber(1, 1_000_000);
const countryCode = z
  .string()
  .refine((code) => COUNTRY_CODES.includes(code), { error: says('common.invalid.choice') });
/** Empty in each language in which the name of the UN's lists is to stand. */
const names = (max: number) => localText(max).transform((typed) => inEach((locale) => typed[locale] ?? ''));

const facts = { region: orNull(oneOf(MEMBER_REGIONS)), since: orNull(date) };

export const membershipInput = z.strictObject({ countryCode, ...facts });

/** A mistake is mended, and the reason says which. */
export const membershipChangeInput = z.strictObject({
  membershipId: id,
  version,
  ...facts,
  until: orNull(date),
  reason,
});

export const membershipEndInput = z.strictObject({ membershipId: id, version, until: date, reason });

export const membershipRemovalInput = z.strictObject({ membershipId: id, version, reason });

/** `namesVersion`: the version that was seen, 0 where the names of the UN's lists stood. */
export const countryNameInput = z.strictObject({
  countryCode,
  namesVersion: wholeNumber(0, 1_000_000),
  short: names(80),
  formal: names(200),
  sortKey: names(80),
});
