import type { ReactNode } from 'react';
import { Steady } from '../still/steady';
import { classes } from '../text';

type Width = 'wide' | 'document' | 'form';

/** The page's one <main>: a sheet of the register, 1280 px wide, 720 for documents, 640 for forms. */
export function Main({ width = 'wide', children }: { width?: Width; children: ReactNode }) {
  return (
    <main id="main" tabIndex={-1} className={classes('sheet', width !== 'wide' && `sheet-${width}`)}>
      <Steady />
      {children}
    </main>
  );
}
