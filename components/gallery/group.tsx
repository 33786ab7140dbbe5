import type { ReactNode } from 'react';
import { Section } from '../page/section';

/** Specimens of one kind below the names of their components. */
export function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Section title={title}>
      <div className="grid gap-6">{children}</div>
    </Section>
  );
}

/** Small ones beside each other. */
export const Row = ({ children }: { children: ReactNode }) => (
  <div className="flex flex-wrap items-baseline gap-x-6 gap-y-2">{children}</div>
);
