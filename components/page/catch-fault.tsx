'use client';

import { Component, type ReactNode } from 'react';
import { button } from '../form/button-look';
import { sheet } from './sheet-look';

type Props = {
  /** the page's words on the fault, drawn beforehand on the server */
  fallback: ReactNode;
  codeLabel: string;
  retry: string;
  children: ReactNode;
};

/** Stands in for a page that could not be drawn: the words for it, the code it was logged under, another try. */
export class CatchFault extends Component<Props, { digest?: string; failed: boolean }> {
  override state: { digest?: string; failed: boolean } = { failed: false };

  static getDerivedStateFromError(error: Error & { digest?: string }) {
    // What Next throws to redirect, or to draw 403 and 404, is no fault: it goes on to Next's own boundary.
    if (error.digest?.startsWith('NEXT_')) throw error;
    return { failed: true, digest: error.digest };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    const { fallback, codeLabel, retry } = this.props;
    return (
      <main id="main" tabIndex={-1} className={sheet({ width: 'form' })}>
        {fallback}
        {this.state.digest && (
          <p className="mb-4">
            {codeLabel} <code dir="ltr">{this.state.digest}</code>
          </p>
        )}
        <button
          type="button"
          className={button({ variant: 'primary' })}
          onClick={() => window.location.reload()}
        >
          {retry}
        </button>
      </main>
    );
  }
}
