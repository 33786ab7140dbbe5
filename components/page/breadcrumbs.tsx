import { Link } from '../link';

type Crumb = { label: string; href?: string };

/** Where the page stands; the last item, without an address, is the page itself. */
export function Breadcrumbs({ label, items }: { label: string; items: Crumb[] }) {
  return (
    <nav className="breadcrumbs" aria-label={label}>
      <ol>
        {items.map((item) => (
          <li key={item.href ?? item.label}>
            {item.href ? (
              <Link href={item.href}>
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
