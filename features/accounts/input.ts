import * as z from 'zod';
import { CONFERENCE_ROLES } from '@/domain/actor';
import { email, id, line, locale, oneOf, optionalLine, reason, wholeNumber } from '@/platform/fields';
import { says } from '@/platform/says';

const onward = z
  .string()
  .max(500, { error: says('common.invalid.tooLong', { max: 500 }) })
  .regex(/^\P{Cc}*$/u, { error: says('common.invalid.control') })
  .optional();

/** Asking for a sign-in link. `to` is where the reader wanted to go; judged again before it is used. */
export const signInInput = z.strictObject({ email, to: onward });

const key = z
  .string({ error: says('common.invalid.wrong') })
  .max(500, { error: says('common.invalid.tooLong', { max: 500 }) })
  .regex(/^[\w-]*$/, { error: says('common.invalid.wrong') });

/** Using a mailed link. `page`: for whom the page that asks was drawn. */
export const linkInput = z.strictObject({ email, token: key, page: key, to: onward });

export const doorInput = z.strictObject({ account: id, to: onward });

export const nothing = z.strictObject({});

export const ownAccountInput = z.strictObject({ name: line(200), locale });

export const ownAddressInput = z.strictObject({ email });

export const ownAddressConfirmationInput = z.strictObject({ token: key });

export const firstRunInput = z.strictObject({ code: line(100), name: line(200), email });

export const grantInput = z.strictObject({
  conferenceId: id,
  email,
  /** for an address that has no account yet, as the language of its letters is */
  name: optionalLine(200),
  locale: locale.optional(),
  role: oneOf(CONFERENCE_ROLES),
});

export const administratorInput = z.strictObject({
  email,
  /** for an address that has no account yet, as the language of its letters is */
  name: optionalLine(200),
  locale: locale.optional(),
});

export const administratorWithdrawalInput = z.strictObject({
  grant: id,
  version: wholeNumber(1, 1_000_000),
  reason,
});

export const withdrawalInput = z.strictObject({
  conferenceId: id,
  grant: id,
  version: wholeNumber(1, 1_000_000),
});
