import { Link } from '../link';

type Crumb = { label: string; href?: string };

/** Where the page stands; the last item, without an address, is the page itself. */
export function Breadcrumbs({ label, items }: { label: string; items: Crumb[] }) {
  return (
    <nav className="mb-3 text-meta text-muted print:hidden" aria-label={label}>
      <ol className="flex flex-wrap gap-x-2">
        {items.map((item) => (
          <li
            key={item.href ?? item.label}
            className="inline-flex min-h-6 items-center gap-x-2 [&+li]:before:text-border [&+li]:before:content-['/'/'']"
          >
            {item.href ? (
              <Link className="py-0.5 text-muted" href={item.href}>
                <bdi>{item.label}</bdi>
              </Link>
            ) : (
              <bdi aria-current="page">{item.label}</bdi>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
