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
    <footer className="site-footer">
      <div className="wide">
        {note && <p className="measure">{note}</p>}
        {links.length > 0 && (
          <nav aria-label={navLabel}>
            <ul>
              {links.map((link) => (
                <li key={link.href}>
                  <Link href={link.href}>{link.label}</Link>
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
