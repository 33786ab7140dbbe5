import { Link } from '../link';

type Props = {
  /** what it is, for screen readers */
  label: string;
  /** what stands before the languages */
  lead: string;
  languages: readonly { locale: string; name: string }[];
  beside: string;
};

/** Which language stands beside the reader's own: an address each, so that it works without JavaScript. */
export function BesideNav({ label, lead, languages, beside }: Props) {
  return (
    <nav aria-label={label} className="mb-8 flex flex-wrap items-baseline gap-x-4 text-dense print:hidden">
      <span className="text-muted">{lead}</span>
      {languages.map((language) => (
        <Link
          key={language.locale}
          className="inline-flex min-h-6 items-center current:font-semibold current:text-ink current:no-underline"
          href={`?beside=${language.locale}`}
          aria-current={language.locale === beside ? 'true' : undefined}
        >
          {language.name}
        </Link>
      ))}
    </nav>
  );
}
