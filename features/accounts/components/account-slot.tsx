import { getLocale, getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { can } from '@/domain/permissions';
import { viewer } from '@/platform/session';
import { getOwnAccount } from '../queries';

/** In the head of every page: the way in, or whose account this is. Signing out is on the account's page. */
export async function AccountSlot() {
  const me = await viewer();
  const [t, locale, own] = await Promise.all([getTranslations('accounts'), getLocale(), getOwnAccount(me)]);
  if (!own) return <Link href={`/${locale}/sign-in`}>{t('slot.signIn')}</Link>;
  return (
    <ul className="languages">
      {can(me, 'outbox.read') && (
        <li>
          <Link href={`/${locale}/inbox`}>{t('slot.inbox')}</Link>
        </li>
      )}
      <li>
        <Link href={`/${locale}/account`}>
          <span className="sr-only">{t('slot.account')} </span>
          <bdi>{own.name}</bdi>
        </Link>
      </li>
    </ul>
  );
}
