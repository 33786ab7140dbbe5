import type { LocalText } from '../local-text';
import type { MemberRegion } from '../regions';
import { about } from './about';

const account = about('account');
const roleGrant = about('roleGrant');
const countryName = about('countryName');
const membership = about('membership');
const series = about('series');
const signingKey = about('signingKey');

type AccountTold = { name: string; locale: string };
type AdministratorHeld = { accountId: string; role: 'administrator' };
type Key = { fingerprint: string; publicKey: string; since: Date; endorsement?: string; reason?: string };
type Member = { countryCode: string; region: MemberRegion | null; since: string | null };
type Left = { until: string | null };
/** empty where the names of the UN's lists stand */
type NamesOfCountry = { short: LocalText; formal: LocalText; sortKey: LocalText };

/** What concerns the house and no conference. */
export const HOUSE_EVENTS = {
  /** neither says which: `account_address` keeps both */
  'account.addressOffered': account(),
  'account.addressConfirmed': account(),
  'account.edited': account<{ before: AccountTold | undefined; after: AccountTold }>(),
  'account.linkAsked': account(),
  'account.signedIn': account(),
  'account.signedOut': account(),
  'account.signedOutEverywhere': account(),
  'administrator.created': account(),
  'administrator.named': roleGrant<{ after: AdministratorHeld }>(),
  'administrator.withdrawn': roleGrant<{ before: AdministratorHeld; after: { reason: string } }>(),
  'membership.added': membership<{ after: Member }>(),
  'membership.edited': membership<{ before: Member & Left; after: Member & Left & { reason: string } }>(),
  'membership.ended': membership<{
    before: { countryCode: string } & Left;
    after: { countryCode: string } & Left & { reason: string };
  }>(),
  'membership.removed': membership<{ before: Member & Left; after: { reason: string } }>(),
  'countryName.edited': countryName<{ before: NamesOfCountry; after: NamesOfCountry }>(),
  'key.recorded': signingKey<{ after: Key }>(),
  'key.rotated': signingKey<{ after: Key }>(),
  /** somebody read a mail that was written to somebody else: of its reader's account, where there is one */
  'mail.opened': about<'account' | 'mail'>('account')<{ after: { mail: string; template: string } }>(),
  /** somebody took all that is held about them */
  'ownData.downloaded': account(),
  'series.created': series<{ after: { slug: string; title: LocalText } }>(),
};
