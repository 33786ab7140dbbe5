'use client';

import { useRouter } from 'next/navigation';
import { type ComponentType, type MouseEvent, useEffect, useRef, useState } from 'react';
import { Mark } from '../mark';
import { classes } from '../text';
import { type Around, actOf, actSingly } from './keys';

/** A place that `g` and a letter lead to. */
export type KeyPlace = { letter: string; label: string; href: string };

export type PaletteWords = {
  open: string;
  label: string;
  help: string;
  all: string;
  failed: string;
  keys: string;
  andThen: string;
  go: string;
  general: string;
  list: string;
  close: string;
  single: string;
  singleHint: string;
};

export type PaletteProps = {
  /** the plain page of the search, which the button leads to without scripts; none outside of conferences */
  page?: string;
  /** there is no room for the word beside its sign */
  narrow: boolean;
  /** the address that answers a question; `q` is added to it */
  source: string;
  places: readonly KeyPlace[];
  /** so many characters of a question are read */
  most: number;
  words: PaletteWords;
};

export type DialogProps = PaletteProps & { shows: 'search' | 'keys'; typed: string; onClose: () => void };

/** After `g` the letter is waited for so long, in milliseconds. */
const PATIENCE = 1500;
const FIELDS = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';

const load = () => import('./palette-dialog').then((chunk) => chunk.PaletteDialog);

/**
 * The button of the search, and the keys that go somewhere from every page. What the search itself is drawn with is loaded
 * when it is first opened; where that fails the plain page of the search is there.
 */
export function Palette(props: PaletteProps) {
  const { page, narrow, places, words } = props;
  const router = useRouter();
  const [shows, setShows] = useState<DialogProps['shows'] | null>(null);
  const [Dialog, setDialog] = useState<ComponentType<DialogProps> | null>(null);
  const [typed, setTyped] = useState('');

  const open = useRef<(what: DialogProps['shows']) => void>(null);
  open.current = (what) => {
    setShows(what);
    setTyped('');
    if (Dialog) return;
    load().then(
      (loaded) => setDialog(() => loaded),
      () => page && window.location.assign(page),
    );
  };

  useEffect(() => {
    let going = 0;
    const press = (event: KeyboardEvent) => {
      const now = Date.now();
      const target = event.target instanceof Element ? event.target : null;
      const around: Around = {
        typing: target?.closest(FIELDS) !== null && target !== null,
        dialog: document.querySelector('dialog[open]') !== null,
        single: actSingly(),
        going: now - going < PATIENCE,
        mac: /^(Mac|iP)/.test(navigator.platform),
      };
      const act = event.defaultPrevented ? null : actOf(event, around);
      going = act?.does === 'begin' ? now : 0;
      if (!act) return;
      const destination = act.does === 'go' ? places.find(({ letter }) => letter === act.letter) : undefined;
      if (act.does === 'go' && !destination) return;
      event.preventDefault();
      if (destination) router.push(destination.href);
      else if (act.does === 'search' || act.does === 'keys') open.current?.(act.does);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [places, router]);

  // What is typed while the search is still on its way is not lost.
  useEffect(() => {
    if (shows !== 'search' || Dialog) return;
    const keep = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      setTyped((before) => before + event.key);
    };
    document.addEventListener('keydown', keep);
    return () => document.removeEventListener('keydown', keep);
  }, [shows, Dialog]);

  const press = (event: MouseEvent) => {
    // A link that is to open elsewhere opens there.
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open.current?.('search');
  };
  return (
    <>
      {page && (
        <a
          href={page}
          onClick={press}
          aria-keyshortcuts="Control+K Meta+K"
          className="inline-flex min-h-11 min-w-11 items-center justify-center gap-2 px-2 text-dense text-ink no-underline hover:text-accent hover:underline"
        >
          <Mark kind="search" className="size-[18px]" />
          <span className={classes('max-sm:sr-only', narrow ? '@nav:sr-only' : '@nav:@max-[63rem]:sr-only')}>
            {words.open}
          </span>
        </a>
      )}
      {shows && Dialog && (
        <Dialog {...props} key={shows} shows={shows} typed={typed} onClose={() => setShows(null)} />
      )}
    </>
  );
}
