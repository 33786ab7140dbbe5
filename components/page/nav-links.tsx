'use client';

import { cva } from 'class-variance-authority';
import { usePathname } from 'next/navigation';
import { Link } from '../link';

export type NavItem = { label: string; href: string; exact?: boolean };

/** The item whose address is the longest beginning of the path; `exact` ones must be the path itself. */
export function currentItem(items: readonly NavItem[], path: string | null): NavItem | undefined {
  const fits = (item: NavItem) =>
    item.href === path || (!item.exact && path !== null && path.startsWith(`${item.href}/`));
  return items.filter(fits).sort((a, b) => b.href.length - a.href.length)[0];
}

/** Beside each other in the head of the page, or below each other in a menu. */
const LINK = cva('flex items-center text-ink no-underline current:font-semibold', {
  variants: {
    look: {
      bar: 'h-full border-y-3 border-transparent px-2.5 text-dense hover:text-accent hover:underline current:border-b-accent forced-colors:border-[Canvas] forced-colors:current:border-b-[Highlight]',
      menu: 'min-h-12 border-s-3 border-transparent ps-3 current:border-s-accent',
    },
  },
});
const LIST = cva('', {
  variants: { look: { bar: 'flex h-full flex-wrap justify-end', menu: 'divide-y divide-hairline' } },
});

type Props = { items: NavItem[]; look: 'bar' | 'menu' };

/** The list of links of a navigation; marks the one that the reader is in. */
export function NavLinks({ items, look }: Props) {
  const current = currentItem(items, usePathname());
  return (
    <ul className={LIST({ look })}>
      {items.map((item) => (
        <li key={item.href}>
          <Link
            className={LINK({ look })}
            href={item.href}
            aria-current={item === current ? 'page' : undefined}
          >
            {item.label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
