import { Link } from '../link';

type Target = { label: string; href: string };
type Props = {
  label: string;
  /** for example "1 to 50 of 213" */
  summary?: string;
  previous?: Target;
  next?: Target;
  pages?: (Target & { current?: boolean })[];
};

export function Pagination({ label, summary, previous, next, pages = [] }: Props) {
  return (
    <nav className="pagination" aria-label={label}>
      <p className="figures text-muted">{summary}</p>
      <ul>
        {previous && (
          <li>
            <Link rel="prev" href={previous.href}>
              {previous.label}
            </Link>
          </li>
        )}
        {pages.map((page) => (
          <li key={page.href}>
            <Link href={page.href} aria-current={page.current ? 'page' : undefined}>
              {page.label}
            </Link>
          </li>
        ))}
        {next && (
          <li>
            <Link rel="next" href={next.href}>
              {next.label}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
