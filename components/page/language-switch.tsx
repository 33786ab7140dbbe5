'use client';

import { cva } from 'class-variance-authority';
import { usePathname } from 'next/navigation';
import type { MouseEvent } from 'react';

type OfferedLanguage = { locale: string; name: string; dir?: 'ltr' | 'rtl' };
type Props = { label: string; items: OfferedLanguage[]; current: string };

const NAME = cva(
  'inline-flex min-h-8 items-center text-muted no-underline hover:text-ink hover:underline current:font-semibold current:text-ink',
  // The one word in its letters on a page: not worth the whole face.
  { variants: { alone: { true: 'font-arabic-name' } } },
);

/** The same address in another language: its first part exchanged. */
export function inLanguage(path: string | null, locale: string): string {
  const rest = (path ?? '/').split('/').slice(2).join('/');
  return `/${locale}${rest ? `/${rest}` : ''}`;
}

function keepQuery(event: MouseEvent<HTMLAnchorElement>) {
  event.currentTarget.search = window.location.search;
  event.currentTarget.hash = window.location.hash;
}

/** The languages by their own names. A full load, because the page's language and direction change. */
export function LanguageSwitch({ label, items, current }: Props) {
  const path = usePathname();
  return (
    <nav aria-label={label}>
      <ul className="flex flex-wrap gap-x-3.5">
        {items.map(({ locale, name, dir }) => (
          <li key={locale}>
            <a
              className={NAME({ alone: locale === 'ar' && locale !== current })}
              href={inLanguage(path, locale)}
              hrefLang={locale}
              lang={locale}
              dir={dir}
              aria-current={locale === current ? 'true' : undefined}
              onClick={keepQuery}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
