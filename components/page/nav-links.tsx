'use client';

import { cva } from 'class-variance-authority';
import { usePathname } from 'next/navigation';
import { Link } from '../link';
import { SiteMenu } from './site-menu';

type Address = { href: string; exact?: boolean };
export type NavItem = Address & {
  label: string;
  /** the lower, the sooner it stands in the bar where that has no room for all */
  rank: number;
};

/** The most links that have room in the bar, its menu among them: on a narrow desktop, and on a wide one. */
const MOST = { narrow: 6, wide: 8 };

/** From which width on an entry of the bar stands in it; on narrower ones it stands in the menu at its end. */
export type Room = 'narrow' | 'wide' | 'none';

/** Where each entry stands: those of the first ranks in the bar, the others in its menu. */
export function roomOf(items: readonly NavItem[], item: NavItem): Room {
  const before = items.filter(({ rank }) => rank < item.rank).length;
  const fits = (most: number) => items.length <= most || before < most - 1;
  if (fits(MOST.narrow)) return 'narrow';
  return fits(MOST.wide) ? 'wide' : 'none';
}

/** The item whose address is the longest beginning of the path; `exact` ones must be the path itself. */
export function currentItem<T extends Address>(items: readonly T[], path: string | null): T | undefined {
  const fits = (item: T) =>
    item.href === path || (!item.exact && path !== null && path.startsWith(`${item.href}/`));
  return items.filter(fits).sort((a, b) => b.href.length - a.href.length)[0];
}

/** Beside each other in the head of the page, or below each other in a menu. */
const LINK = cva('flex items-center text-ink no-underline current:font-semibold', {
  variants: {
    look: {
      bar: 'h-full border-y-3 border-transparent px-2 text-dense @max-[1023px]:px-1.5 @desk:px-2.5 hover:text-accent hover:underline current:border-b-accent forced-colors:border-[Canvas] forced-colors:current:border-b-[Highlight]',
      menu: 'min-h-12 border-s-3 border-transparent ps-3 current:border-s-accent',
    },
  },
});
/** An entry of the bar that is in its menu on a narrow desktop, and the other way round. */
const IN_BAR: Record<Room, string> = { narrow: '', wide: '@max-desk:hidden', none: 'hidden' };
const IN_MENU: Record<Room, string> = { narrow: 'hidden', wide: '@desk:hidden', none: '' };
const HERE = { narrow: 'never', wide: 'narrow', none: 'always' } as const;

type Props = { items: NavItem[]; moreLabel: string };

/** The navigation as one line; what has no room in it stands in a menu at its end. */
export function NavBar({ items, moreLabel }: Props) {
  const current = currentItem(items, usePathname());
  const rooms = new Map(items.map((item) => [item, roomOf(items, item)]));
  const at = (item: NavItem) => rooms.get(item) ?? 'none';
  const more = items.filter((item) => at(item) !== 'narrow');
  const isMoreOnWide = more.some((item) => at(item) === 'none');
  return (
    <ul className="flex h-full whitespace-nowrap">
      {items.map((item) => (
        <li key={item.href} className={IN_BAR[at(item)]}>
          <NavLink item={item} look="bar" current={current} />
        </li>
      ))}
      {more.length > 0 && (
        <li className={isMoreOnWide ? 'relative' : 'relative @desk:hidden'}>
          <SiteMenu label={moreLabel} look="more" here={current && HERE[at(current)]}>
            <div className="absolute end-0 top-full z-30 min-w-52 border border-border bg-surface px-3">
              <ul className="divide-y divide-hairline">
                {more.map((item) => (
                  <li key={item.href} className={IN_MENU[at(item)]}>
                    <NavLink item={item} look="menu" current={current} />
                  </li>
                ))}
              </ul>
            </div>
          </SiteMenu>
        </li>
      )}
    </ul>
  );
}

/** The list of links of a navigation, below each other; marks the one that the reader is in. */
export function NavLinks({ items }: { items: NavItem[] }) {
  const current = currentItem(items, usePathname());
  return (
    <ul className="divide-y divide-hairline">
      {items.map((item) => (
        <li key={item.href}>
          <NavLink item={item} look="menu" current={current} />
        </li>
      ))}
    </ul>
  );
}

type LinkProps = { item: NavItem; look: 'bar' | 'menu'; current?: NavItem };

function NavLink({ item, look, current }: LinkProps) {
  return (
    <Link className={LINK({ look })} href={item.href} aria-current={item === current ? 'page' : undefined}>
      {item.label}
    </Link>
  );
}
