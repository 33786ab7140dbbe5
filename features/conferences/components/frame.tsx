import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { OwnerProvider } from '@/components/form/owner';
import { PageNotices } from '@/components/notice/page-notices';
import { Footer } from '@/components/page/footer';
import { LanguageSwitch } from '@/components/page/language-switch';
import { SiteHeader } from '@/components/page/site-header';
import { SkipLink } from '@/components/page/skip-link';
import { directionOf, LOCALES, pick } from '@/domain/local-text';
import { languageName } from '@/platform/i18n/format';
import { ownerTag } from '@/platform/owner';
import { postedMessage } from '@/platform/posted';
import { viewer } from '@/platform/session';
import type { ConferenceFacts } from '../queries';
import { PaletteSlot } from './palette-slot';
import { conferencePlaces } from './places';

type Props = { conference?: ConferenceFacts; account: ReactNode; children: ReactNode };

/** What stands around every page: who we are, where one can go, the languages, the account. Never a gate. */
export async function Frame({ conference, account, children }: Props) {
  const [t, house, common, locale, me, posted] = await Promise.all([
    getTranslations('frame'),
    getTranslations('conferences.home'),
    getTranslations('common'),
    getLocale(),
    viewer(),
    postedMessage(),
  ]);
  const languages = LOCALES.map((l) => ({
    locale: l,
    name: languageName(l, l).replace(/^./u, (first) => first.toLocaleUpperCase(l)),
    dir: directionOf(l),
  }));
  const nav = conference
    ? conferencePlaces(me, conference).map(({ key, path, letter, exact, rank }) => ({
        label: t(`nav.${key}`),
        href: `/${locale}/${conference.slug}${path}`,
        letter,
        exact,
        rank,
      }))
    : [];
  const home = { letter: 'h', label: house('title'), href: `/${locale}` };
  return (
    <OwnerProvider tag={ownerTag(me)}>
      <SiteHeader
        skip={<SkipLink label={t('skip')} />}
        product={t('product')}
        homeHref={`/${locale}`}
        navLabel={t('navigation')}
        nav={nav}
        menuLabel={t('menu')}
        moreLabel={t('more')}
        conference={
          conference && {
            name: pick(conference.title, locale, conference.originalLanguage),
            href: `/${locale}/${conference.slug}`,
          }
        }
        language={<LanguageSwitch label={t('languages')} items={languages} current={locale} />}
        account={account}
        search={<PaletteSlot slug={conference?.slug} places={[...nav, home]} />}
      />
      {conference?.sample && (
        <aside aria-label={t('sampleLabel')} className="column py-1.5 print:px-0 text-meta text-muted">
          {t('sample')}
        </aside>
      )}
      {conference?.hiddenAt && (
        <aside aria-label={t('hiddenLabel')} className="column py-1.5 print:px-0 text-meta text-pending">
          {t('hidden')}
        </aside>
      )}
      {children}
      <Footer note={t('footer')} />
      <PageNotices
        close={common('action.close')}
        signIn={common('signInHere')}
        heldBack={common('heldBack')}
        posted={posted}
        leftOut={common('leftOut')}
      />
    </OwnerProvider>
  );
}
