import type { ReactNode } from 'react';
import { Link } from '../link';
import { type NavItem, NavLinks } from './nav-links';
import { SiteMenu } from './site-menu';

type Props = {
  /** the first stop of the keyboard */
  skip?: ReactNode;
  product: string;
  homeHref: string;
  navLabel: string;
  nav: NavItem[];
  menuLabel: string;
  conference?: { name: string; href: string };
  language?: ReactNode;
  account?: ReactNode;
};

/** The head of every page: languages and account, then product, conference and navigation. */
export function SiteHeader({
  skip,
  product,
  homeHref,
  navLabel,
  nav,
  menuLabel,
  conference,
  language,
  account,
}: Props) {
  return (
    <header>
      {skip}
      {(language || account) && (
        <div className="site-strip">
          <div className="wide">
            {language}
            {account && <div className="site-account">{account}</div>}
          </div>
        </div>
      )}
      <div className="masthead">
        <div className="wide">
          <div className="masthead-names">
            <Link className="brand" href={homeHref}>
              <BrandMark />
              {product}
            </Link>
            {conference && (
              <Link className="masthead-conference" href={conference.href}>
                {conference.name}
              </Link>
            )}
          </div>
          {nav.length > 0 && (
            <>
              <nav className="site-nav" aria-label={navLabel}>
                <NavLinks items={nav} />
              </nav>
              <SiteMenu label={menuLabel}>
                <nav aria-label={navLabel}>
                  <NavLinks items={nav} />
                </nav>
              </SiteMenu>
            </>
          )}
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
      className="mark-directed"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
    >
      <path d="M2.75 2.75H21.25V21.25H2.75ZM8 2.75V21.25M11 8H18M11 12H18M11 16H15.5" />
    </svg>
  );
}
