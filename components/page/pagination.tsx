import { Link } from '../link';

const STEP =
  'figures flex min-h-9 min-w-9 items-center justify-center gap-1.5 px-2 current:border current:border-border current:font-semibold current:text-ink current:no-underline';

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
    <nav
      className="mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-dense print:hidden"
      aria-label={label}
    >
      <p className="figures text-muted">{summary}</p>
      <ul className="flex flex-wrap gap-1">
        {previous && (
          <li>
            <Link className={STEP} rel="prev" href={previous.href}>
              {previous.label}
            </Link>
          </li>
        )}
        {pages.map((page) => (
          <li key={page.href}>
            <Link className={STEP} href={page.href} aria-current={page.current ? 'page' : undefined}>
              {page.label}
            </Link>
          </li>
        ))}
        {next && (
          <li>
            <Link className={STEP} rel="next" href={next.href}>
              {next.label}
            </Link>
          </li>
        )}
      </ul>
    </nav>
  );
}
