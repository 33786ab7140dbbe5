import { Link } from '../link';

/** One of several views, or of the places of a page; the one that the reader is in is underlined. */
export const PLACE =
  'flex min-h-11 items-center gap-2 border-b-3 border-transparent text-muted no-underline -outline-offset-3 current:border-accent current:font-semibold current:text-ink forced-colors:border-[Canvas] forced-colors:current:border-[Highlight]';

/** The same as a link. */
export const TAB = `${PLACE} hover:text-ink hover:underline`;

type Tab = { label: string; href: string; current?: boolean; count?: number | string };

type Props = {
  label: string;
  items: Tab[] /** views of another kind, in a row of their own */;
  others?: Tab[];
};

/** Views of one thing as links: each has an address of its own. */
export function Tabs({ label, items, others = [] }: Props) {
  return (
    <nav className="mb-6 border-b border-hairline print:hidden" aria-label={label}>
      {[items, others].map(
        (row) =>
          row.length > 0 && (
            <ul key={row[0]?.href} className="flex flex-wrap gap-x-6">
              {row.map((tab) => (
                <li key={tab.href}>
                  <Link className={TAB} href={tab.href} aria-current={tab.current ? 'page' : undefined}>
                    {tab.label}
                    {tab.count !== undefined && (
                      <span className="figures text-meta font-normal text-muted">{tab.count}</span>
                    )}
                  </Link>
                </li>
              ))}
            </ul>
          ),
      )}
    </nav>
  );
}
