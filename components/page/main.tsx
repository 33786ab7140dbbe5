import type { ReactNode } from 'react';
import { Steady } from '../still/steady';
import { sheet } from './sheet-look';

type Width = 'wide' | 'text' | 'list' | 'document' | 'form';

/** The page's one <main>: 1280 px wide, 1040 for a text and its margin, 880 for a list, 720 for documents, 640 for forms. */
export function Main({ width = 'wide', children }: { width?: Width; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={sheet({ width })}>
      <Steady />
      {children}
    </main>
  );
}
