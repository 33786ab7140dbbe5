import type { ReactNode } from 'react';
import { Link } from '../link';
import { NavBar, type NavItem, NavLinks } from './nav-links';
import { SiteMenu } from './site-menu';

type Props = {
  /** the first stop of the keyboard */
  skip?: ReactNode;
  product: string;
  homeHref: string;
  navLabel: string;
  nav: NavItem[];
  menuLabel: string;
  /** of the menu at the end of the bar */
  moreLabel: string;
  conference?: { name: string; href: string };
  language?: ReactNode;
  account?: ReactNode;
  search?: ReactNode;
};

/** The head of every page: languages and account, then product, conference and navigation. */
export function SiteHeader({
  skip,
  product,
  homeHref,
  navLabel,
  nav,
  menuLabel,
  moreLabel,
  conference,
  language,
  account,
  search,
}: Props) {
  return (
    <header className="@container">
      {skip}
      {(language || account) && (
        <div className="border-b border-hairline text-meta print:hidden">
          <div className="column flex min-h-9 flex-wrap items-center justify-between gap-x-6">
            {language}
            {account && <div className="ms-auto">{account}</div>}
          </div>
        </div>
      )}
      <div className="border-b-3 border-double border-border bg-surface print:bg-transparent">
        <div className="column relative flex min-h-14 items-center gap-x-4 print:px-0">
          <div className="flex min-w-0 flex-wrap items-center gap-x-4 py-2 @nav:flex-nowrap">
            <Link
              className="inline-flex min-h-8 items-center gap-2.5 text-h3 font-semibold text-ink no-underline hover:text-accent"
              data-brand
              href={homeHref}
            >
              <BrandMark />
              {product}
            </Link>
            {conference && (
              <Link
                className="py-1 text-dense leading-snug text-muted no-underline hover:text-accent hover:underline @nav:max-w-[22rem] @nav:border-s @nav:border-border @nav:ps-4 @nav:@max-[1279px]:text-meta"
                data-name
                href={conference.href}
              >
                <span className="@nav:line-clamp-2 @nav:text-balance">{conference.name}</span>
              </Link>
            )}
          </div>
          {nav.length > 0 && (
            <nav
              data-site-nav
              className="ms-auto hidden flex-none self-stretch @nav:block print:hidden"
              aria-label={navLabel}
            >
              <NavBar items={nav} moreLabel={moreLabel} />
            </nav>
          )}
          <div className="ms-auto flex items-center gap-x-1 @nav:-me-2 @nav:ms-0 print:hidden">
            {search}
            {nav.length > 0 && (
              <SiteMenu label={menuLabel} look="phone">
                <nav
                  className="absolute inset-x-0 top-full z-30 border-y-3 border-double border-border bg-surface px-4"
                  aria-label={navLabel}
                >
                  <NavLinks items={nav} />
                </nav>
              </SiteMenu>
            )}
          </div>
        </div>
      </div>
    </header>
  );
}

function BrandMark() {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      className="size-[22px] rtl:-scale-x-100"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <path d="M2.75 2.75H21.25V21.25H2.75ZM8 2.75V21.25M11 8H18M11 12H18M11 16H15.5" />
    </svg>
  );
}
