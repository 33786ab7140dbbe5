import type { ReactNode } from 'react';
import { Link } from '@/components/link';
import { dotted } from '@/components/page/lines';

type HeadProps = {
  /** what it is, where and until when, above the title */
  kicker?: readonly ReactNode[];
  title: ReactNode;
  href?: string;
  children?: ReactNode;
  /** the one thing to do about it */
  action?: ReactNode;
};

/** The one fact of a band. */
export function BandHead({ kicker = [], title, href, children, action }: HeadProps) {
  return (
    <>
      <p className="figures text-dense text-on-band-muted print:text-muted">{dotted(kicker)}</p>
      <h2 className="mt-1 text-h2 leading-tight text-balance">
        {href ? (
          <Link className="decoration-on-band/40 hover:decoration-current" href={href}>
            {title}
          </Link>
        ) : (
          title
        )}
      </h2>
      {children && <div className="measure mt-2 grid gap-1">{children}</div>}
      {action && <div className="mt-5 flex flex-wrap gap-3">{action}</div>}
    </>
  );
}

type BesideProps = { kicker: readonly ReactNode[]; title: ReactNode; href?: string };

/** Something else that is on the band. */
export function Beside({ kicker, title, href }: BesideProps) {
  return (
    <div className="not-first:mt-4">
      <p className="figures text-meta text-on-band-muted print:text-muted">{dotted(kicker)}</p>
      <p className="leading-snug font-semibold">
        {href ? (
          <Link className="decoration-on-band/40 hover:decoration-current" href={href}>
            {title}
          </Link>
        ) : (
          title
        )}
      </p>
    </div>
  );
}
