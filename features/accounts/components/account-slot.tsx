import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Button } from '@/components/form/button';
import { Link } from '@/components/link';
import { can } from '@/domain/permissions';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { ownAccount, viewer } from '@/platform/session';
import { signOutAction } from '../actions';
import { SIGN_OUT_FORM } from '../queries';

/** In the head of every page: the way in, or whose account this is. */
export async function AccountSlot() {
  const me = await viewer();
  const [t, locale, own] = await Promise.all([getTranslations('accounts'), readerLocale(), ownAccount()]);
  if (!own) return <Link href={`/${locale}/sign-in`}>{t('slot.signIn')}</Link>;
  return (
    <ul className="flex flex-wrap gap-x-3.5 *:inline-flex *:min-h-8 *:items-center">
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
      <li>
        <ActionForm action={signOutAction} texts={formTexts(locale)} id={SIGN_OUT_FORM} ofNobody>
          <Button type="submit" variant="quiet" size="s">
            {t('account.signOut')}
          </Button>
        </ActionForm>
      </li>
    </ul>
  );
}
