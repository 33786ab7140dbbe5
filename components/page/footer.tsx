import type { ReactNode } from 'react';
import { Link } from '../link';

type Props = {
  note?: string;
  navLabel?: string;
  links?: { label: string; href: string }[];
  children?: ReactNode;
};

export function Footer({ note, navLabel, links = [], children }: Props) {
  return (
    <footer className="mt-auto border-t-3 border-double border-border text-meta text-muted print:hidden">
      <div className="column flex flex-wrap items-baseline justify-between gap-x-8 gap-y-2 pt-5 pb-8">
        {note && <p className="measure">{note}</p>}
        {links.length > 0 && (
          <nav aria-label={navLabel}>
            <ul className="flex flex-wrap gap-x-5">
              {links.map((link) => (
                <li key={link.href}>
                  <Link className="inline-flex min-h-7 items-center text-muted" href={link.href}>
                    {link.label}
                  </Link>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {children}
      </div>
    </footer>
  );
}
