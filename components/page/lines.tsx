import { cva } from 'class-variance-authority';
import { Children, type ReactNode } from 'react';
import { Link } from '../link';

const LINE = cva(
  'grid gap-x-4 border-b border-hairline py-3 current:-mx-4 current:border-s-3 current:border-s-accent current:bg-surface current:ps-[13px] current:pe-4 print:current:mx-0',
  {
    variants: {
      lead: {
        none: '',
        number: 'grid-cols-[1.75rem_minmax(0,1fr)]',
        time: 'grid-cols-[6.5rem_minmax(0,1fr)]',
      },
    },
  },
);
const TITLE = cva('text-body leading-snug', {
  variants: { past: { true: 'font-normal text-muted', false: 'font-semibold' } },
});
const LINK = cva('decoration-hairline hover:decoration-current', {
  variants: { past: { true: 'text-muted', false: 'text-ink' } },
});

export type LineOf = {
  key: string;
  /** a number, or when */
  lead?: ReactNode;
  title: ReactNode;
  href?: string;
  /** one line, in which each stands apart from the next; what is empty is left out */
  facts?: readonly ReactNode[];
  /** it is the one that goes on now */
  current?: boolean;
  /** it is over */
  past?: boolean;
};

type Props = {
  lines: readonly LineOf[];
  lead?: 'number' | 'time';
  /** of the titles: 2 below the title of the page itself */
  level?: 2 | 3;
};

/** A list that is read from the top: each with its title first, and one line of facts. */
export function Lines({ lines, lead, level = 3 }: Props) {
  const Title = level === 2 ? 'h2' : 'h3';
  return (
    <ol className="-mt-2">
      {lines.map(({ key, lead: first, title, href, facts = [], current, past = false }) => (
        <li key={key} className={LINE({ lead: lead ?? 'none' })} aria-current={current ? 'true' : undefined}>
          {lead && <span className="figures text-muted">{first}</span>}
          <div className="min-w-0">
            <Title className={TITLE({ past })}>
              {href ? (
                <Link className={LINK({ past })} href={href}>
                  {title}
                </Link>
              ) : (
                title
              )}
            </Title>
            <FactLine facts={facts} />
          </div>
        </li>
      ))}
    </ol>
  );
}

/** Facts side by side, with a dot between them. */
export function FactLine({ facts }: { facts: readonly ReactNode[] }) {
  if (!facts.some(Boolean)) return null;
  return <p className="mt-0.5 text-dense text-muted">{dotted(facts)}</p>;
}

/** Parts of a line with a dot between them, at which it may break; those that are empty are left out. */
export function dotted(parts: readonly ReactNode[]): ReactNode[] {
  return Children.toArray(parts).flatMap((part, index) => (index > 0 ? ['\u00a0· ', part] : [part]));
}
