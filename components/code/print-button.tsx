'use client';

import { Button } from '../form/button';

/** Prints the page. Without JavaScript the browser's own menu does. */
export function PrintButton({ label }: { label: string }) {
  return (
    <Button size="l" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
