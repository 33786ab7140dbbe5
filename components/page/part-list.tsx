import { cva } from 'class-variance-authority';
import type { ReactNode } from 'react';
import { Link } from '../link';
import { PLACE } from './tabs';

const PART = cva(`${PLACE} lg:min-h-10 lg:border-s-3 lg:border-b-0 lg:ps-3 lg:leading-snug`, {
  variants: { open: { true: 'hover:text-ink hover:underline' } },
});
const ITEM = cva('', {
  variants: {
    apart: { true: 'lg:mt-4 lg:border-t lg:border-hairline lg:pt-4', false: '' },
  },
});

type ListedPart = {
  label: string;
  /** left out where the list only tells how far one has come */
  href?: string;
  current?: boolean;
  /** it ends something, and stands apart from the others, together with those like it */
  apart?: boolean;
  /** how it stands, in a sign and words for those who do not see it */
  status?: ReactNode;
};

type Props = {
  label: string;
  parts: ListedPart[];
  /** on a narrow screen the page has another way back to them */
  onlyBeside?: boolean;
  children: ReactNode;
};

const NAV = cva('mb-8 lg:sticky lg:top-6 lg:mb-0 print:hidden', {
  variants: { onlyBeside: { true: 'max-lg:hidden' } },
});

/** The parts of one thing beside the one that is open; on a narrow screen they stand above it. */
export function PartList({ label, parts, onlyBeside, children }: Props) {
  return (
    <div className="lg:grid lg:grid-cols-[13rem_minmax(0,1fr)] lg:items-start lg:gap-x-12">
      <nav className={NAV({ onlyBeside })} aria-label={label}>
        <ul className="flex flex-wrap gap-x-6 border-b border-hairline lg:block lg:border-b-0">
          {parts.map(({ label: name, href, current, apart = false, status }, n) => (
            <li key={name} className={ITEM({ apart: apart && !parts[n - 1]?.apart })}>
              {href ? (
                <Link
                  className={PART({ open: true })}
                  href={href}
                  aria-current={current ? 'page' : undefined}
                >
                  <span className="min-w-0">{name}</span>
                  {status}
                </Link>
              ) : (
                <span className={PART()} aria-current={current ? 'step' : undefined}>
                  <span className="min-w-0">{name}</span>
                  {status}
                </span>
              )}
            </li>
          ))}
        </ul>
      </nav>
      <div className="@container min-w-0">{children}</div>
    </div>
  );
}
