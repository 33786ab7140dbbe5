import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { StepKeys } from '@/components/page/step-keys';

type LineBeside = { id: string; href: string; name: string; fact: string };
type Props = {
  label: string;
  summary: string;
  lines: readonly LineBeside[];
  current: string;
  previous?: string;
  next?: string;
};

/** The list that somebody goes through, beside the one thing of it: the next is a press or a key away, and so is any other. */
export async function ListBeside({ label, summary, lines, current, previous, next }: Props) {
  const t = await getTranslations('delegations.acc');
  return (
    <nav aria-label={label} className="text-dense @two:border-e @two:border-hairline @two:pe-6 print:hidden">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-ink pb-2">
        <span className="text-muted">{summary}</span>
        <span className="flex gap-4">
          {previous && (
            <Link id="previous" rel="prev" aria-keyshortcuts="Alt+ArrowUp" href={previous}>
              {t('previous')}
            </Link>
          )}
          {next && (
            <Link id="next" rel="next" aria-keyshortcuts="Alt+ArrowDown" href={next}>
              {t('next')}
            </Link>
          )}
        </span>
      </p>
      <StepKeys previous={previous && 'previous'} next={next && 'next'} />
      <ol className="@max-two:hidden">
        {lines.map((line) => (
          <li key={line.id} className="border-b border-hairline">
            <Link
              className="block border-s-3 border-transparent py-2 ps-3 text-ink no-underline hover:bg-accent/4 current:border-s-accent"
              href={line.href}
              aria-current={line.id === current ? 'true' : undefined}
            >
              <bdi className="block font-semibold">{line.name}</bdi>
              <span className="text-meta text-muted">{line.fact}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
