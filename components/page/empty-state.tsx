import type { ReactNode } from 'react';
import { ButtonLink } from '../form/button';

type Props = { text: string; action?: { label: string; href: string }; children?: ReactNode };

/** Nothing here yet: one sentence and the next thing to do. */
export function EmptyState({ text, action, children }: Props) {
  return (
    <div className="grid justify-items-start gap-3 border-y border-hairline py-6 text-muted">
      <p>{text}</p>
      {action && (
        <ButtonLink variant="secondary" href={action.href}>
          {action.label}
        </ButtonLink>
      )}
      {children}
    </div>
  );
}
