'use client';

import { type ReactNode, useEffect, useRef } from 'react';

const PAUSE = 120;

/**
 * Opens the history of a paragraph on hover and on keyboard focus, closes it on leaving and on Escape. Without
 * JavaScript the same <details> opens on a click; a click also pins it.
 */
export function RailEvents({ children }: { children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const rail = root.current;
    if (!rail) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let peeking: HTMLDetailsElement | undefined;
    let dismissing = false;

    const wide = window.matchMedia('(width >= 80rem)');
    // On a narrow screen the history opens within the text: by a press alone, or the text would move under the pointer.
    const peek = (details: HTMLDetailsElement) => {
      if (details.open || !wide.matches) return;
      if (peeking) peeking.open = false;
      peeking = details;
      details.open = true;
    };
    const unpeek = () => {
      if (peeking) peeking.open = false;
      peeking = undefined;
    };
    const later = (run: () => void) => {
      clearTimeout(timer);
      timer = setTimeout(run, PAUSE);
    };
    const detailsAt = (target: EventTarget | null) =>
      target instanceof Element ? target.closest<HTMLDetailsElement>('[data-rail-marks]') : null;

    const over = (event: PointerEvent) => {
      const details = detailsAt(event.target);
      if (event.pointerType === 'touch') return;
      if (details) later(() => peek(details));
      else if (peeking) later(unpeek);
    };
    const out = () => later(unpeek);
    const focus = (event: FocusEvent) => {
      const details = detailsAt(event.target);
      if (dismissing) return;
      if (details && event.target instanceof Element && event.target.matches(':focus-visible')) peek(details);
    };
    const blur = (event: FocusEvent) => {
      const details = detailsAt(event.target);
      if (details && details === peeking && detailsAt(event.relatedTarget) !== details) unpeek();
    };
    // A click on what is only peeked at pins it instead of closing it.
    const click = (event: MouseEvent) => {
      const details = detailsAt(event.target);
      if (!details || details !== peeking || !(event.target as Element).closest('summary')) return;
      event.preventDefault();
      peeking = undefined;
    };
    const dismiss = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      clearTimeout(timer);
      dismissing = true;
      for (const details of rail.querySelectorAll<HTMLDetailsElement>('[data-rail-marks][open]')) {
        const inside = details.contains(document.activeElement);
        details.open = false;
        if (inside) details.querySelector('summary')?.focus();
      }
      dismissing = false;
      peeking = undefined;
    };

    rail.addEventListener('pointerover', over);
    rail.addEventListener('pointerleave', out);
    rail.addEventListener('focusin', focus);
    rail.addEventListener('focusout', blur);
    rail.addEventListener('click', click);
    document.addEventListener('keydown', dismiss);
    return () => {
      clearTimeout(timer);
      rail.removeEventListener('pointerover', over);
      rail.removeEventListener('pointerleave', out);
      rail.removeEventListener('focusin', focus);
      rail.removeEventListener('focusout', blur);
      rail.removeEventListener('click', click);
      document.removeEventListener('keydown', dismiss);
    };
  }, []);

  return <div ref={root}>{children}</div>;
}
