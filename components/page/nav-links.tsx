'use client';

import { usePathname } from 'next/navigation';
import { Link } from '../link';

export type NavItem = { label: string; href: string; exact?: boolean };

/** The item whose address is the longest beginning of the path; `exact` ones must be the path itself. */
export function currentItem(items: readonly NavItem[], path: string | null): NavItem | undefined {
  const fits = (item: NavItem) =>
    item.href === path || (!item.exact && path !== null && path.startsWith(`${item.href}/`));
  return items.filter(fits).sort((a, b) => b.href.length - a.href.length)[0];
}

/** The list of links of a navigation; marks the one that the reader is in. */
export function NavLinks({ items }: { items: NavItem[] }) {
  const current = currentItem(items, usePathname());
  return (
    <ul>
      {items.map((item) => (
        <li key={item.href}>
          <Link href={item.href} aria-current={item === current ? 'page' : undefined}>
            {item.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
