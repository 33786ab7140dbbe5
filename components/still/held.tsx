'use client';

import { Component, type RefObject } from 'react';

type Props = {
  /** the control that was pressed, for as long as what it brings about is being drawn */
  pressed: RefObject<HTMLElement | null>;
};

/** The element whose height gives the page room to be scrolled where it is too short for that. */
const page = () => document.getElementById('main');

const isSeen = ({ top, bottom }: DOMRect) => bottom > 0 && top < window.innerHeight;

/** Scrolls by what a control was moved by; a page that is too short for that grows. */
function scrollBack(control: HTMLElement, top: number): void {
  const moved = () => Math.round(control.getBoundingClientRect().top - top);
  const main = page();
  if (main) main.style.minBlockSize = '';
  window.scrollBy({ top: moved(), behavior: 'instant' });
  const missing = moved();
  if (!main || missing <= 0) return;
  main.style.minBlockSize = `${main.offsetHeight + missing}px`;
  window.scrollBy({ top: missing, behavior: 'instant' });
}

/**
 * Keeps a pressed control at its place in the window while the page around it is drawn anew: what appears above it moves
 * the page under it. React offers the place from before a change to classes alone. Draws nothing.
 */
export class Held extends Component<Props> {
  override getSnapshotBeforeUpdate(): number | null {
    const box = this.props.pressed.current?.getBoundingClientRect();
    return box && isSeen(box) ? box.top : null;
  }

  override componentDidUpdate(_props: Props, _state: unknown, top: number | null): void {
    const control = this.props.pressed.current;
    if (top === null || !control?.isConnected) return;
    scrollBack(control, top);
    // What measures itself once it stands is drawn by now, and nothing of it has been seen yet.
    requestAnimationFrame(() => control.isConnected && scrollBack(control, top));
  }

  override render() {
    return null;
  }
}
