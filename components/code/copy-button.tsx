'use client';

import { useState } from 'react';
import { Button } from '../form/button';

type Props = { text: string; label: string; done: string };

/** Copies a text. Where the browser forbids it nothing is claimed: the text stays selectable beside it. */
export function CopyButton({ text, label, done }: Props) {
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
      setTimeout(() => setCopied(false), 4000);
    } catch {
      setCopied(false);
    }
  }

  return (
    <span className="print:hidden">
      <Button size="s" onClick={copy}>
        {copied ? done : label}
      </Button>
      <span className="sr-only" role="status">
        {copied ? done : ''}
      </span>
    </span>
  );
}
