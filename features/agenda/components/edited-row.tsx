import type { ReactNode } from 'react';

type Props = { name: ReactNode; word: string; children: ReactNode };

/** One line of a list: what it is, and behind the word that says so the form that changes it; open while that answers. */
export function EditedRow({ name, word, children }: Props) {
  return (
    <details className="min-w-0 flex-1 [&:has([role=alert],[data-done])]:details-content:[block-size:auto] [&:has([role=alert],[data-done])]:details-content:[content-visibility:visible]">
      <summary className="flex min-h-8 items-center justify-between gap-x-6">
        {name}
        <span className="text-dense text-accent underline underline-offset-[0.2em]">{word}</span>
      </summary>
      <div className="mt-4 mb-2 border-s border-border ps-5">{children}</div>
    </details>
  );
}
