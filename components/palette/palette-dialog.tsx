'use client';

import { useEffect, useRef } from 'react';
import { KeySheet } from './key-sheet';
import type { DialogProps } from './palette';
import { SearchBox } from './search-box';

/** The search, or the list of keys, above the page; closes on Escape, outside, and gives the focus back. */
export function PaletteDialog({ shows, typed, onClose, ...props }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const shown = dialog.current;
    if (!shown) return;
    if (!shown.open) shown.showModal();
    // Outside of it is its backdrop, which belongs to it; Escape does the same for who has no pointer.
    const press = ({ target }: Event) => target === shown && shown.close();
    shown.addEventListener('pointerdown', press);
    return () => shown.removeEventListener('pointerdown', press);
  }, []);
  const close = () => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      aria-label={shows === 'search' ? props.words.label : props.words.keys}
      onClose={onClose}
      className="mx-auto mt-2 mb-auto flex max-h-[calc(100dvh-16px)] w-[min(42rem,calc(100vw-16px))] flex-col border border-ink bg-surface text-ink backdrop:bg-scrim/55 md:mt-[10dvh] md:max-h-[80dvh]"
    >
      {shows === 'search' ? (
        <SearchBox {...props} typed={typed} onClose={close} />
      ) : (
        <KeySheet {...props} onClose={close} />
      )}
    </dialog>
  );
}
