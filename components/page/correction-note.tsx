import type { ReactNode } from 'react';
import { TagWord } from './tag-word';

type Props = {
  /** what it is, with its day */
  title: ReactNode;
  /** the words that are corrected, and what they should read */
  children: ReactNode;
  reason: string;
};

/** A corrigendum beside the paragraph that it is about. */
export function CorrectionNote({ title, reason, children }: Props) {
  return (
    <div className="border-s border-border ps-4">
      <p className="font-sans text-dense">
        <TagWord tone="pending" mark="warning">
          {title}
        </TagWord>
      </p>
      <p>{children}</p>
      <p className="font-sans text-dense text-muted" dir="auto">
        {reason}
      </p>
    </div>
  );
}
