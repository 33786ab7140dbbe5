import type { ReactNode } from 'react';

/** An instant for machines beside the words for people (which name their zone). */
export function Time({ iso, children }: { iso: string; children: ReactNode }) {
  return <time dateTime={iso}>{children}</time>;
}
