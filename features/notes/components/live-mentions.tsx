import { type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { classes, fill } from '@/components/text';
import type { Locale } from '@/domain/local-text';
import type { NamedDelegation } from './live-describing';
import type { Mention } from './live-mention';

export type MentionWords = {
  /** what the list is */
  label: string;
  /** with {count} */
  some: string;
  none: string;
};

type Props = {
  mention: Mention | null;
  delegations: readonly NamedDelegation[];
  locale: Locale;
  words: MentionWords;
  /** the paper in which is typed, for screen readers the field that has the list */
  field: () => HTMLElement | null;
  /** takes the keys while the list stands */
  steering: RefObject<(key: string) => boolean>;
  choose: (mention: Mention, chosen: NamedDelegation) => void;
};

const MOST = 8;
const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase();

/** The delegations whose name in any language begins so, and behind them those where a later word does. */
function matching(delegations: readonly NamedDelegation[], typed: string): readonly NamedDelegation[] {
  const wanted = folded(typed);
  const rank = ({ names }: NamedDelegation) => {
    const all = Object.values(names).map(folded);
    if (all.some((name) => name.startsWith(wanted))) return 0;
    return all.some((name) => name.includes(` ${wanted}`)) ? 1 : 2;
  };
  const ranked = delegations.map((one) => ({ one, rank: rank(one) })).filter((each) => each.rank < 2);
  return ranked
    .toSorted((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ one }) => one);
}

/** The list that opens behind an @: arrows move in it, Enter takes, Escape ends it, and the caret stays in the text. */
export function Mentions({ mention, delegations, locale, words, field, steering, choose }: Props) {
  const id = useId();
  const box = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState({ typed: '', at: 0 });
  /** where an @ was left alone, until something else is typed */
  const [closed, setClosed] = useState<number | null>(null);
  if (!mention && closed !== null) setClosed(null);
  const typed = `${mention?.from} ${mention?.typed}`;
  const list = mention && mention.from !== closed ? matching(delegations, mention.typed) : [];
  const isOpen = mention !== null && mention.from !== closed;
  const at = active.typed === typed ? Math.min(active.at, list.length - 1) : 0;
  const setAt = (at: number) => setActive({ typed, at });
  const chosen = list[at];

  useEffect(() => {
    const paper = field();
    if (!paper || !isOpen || !chosen) return;
    const facts = {
      'aria-autocomplete': 'list',
      'aria-haspopup': 'listbox',
      'aria-controls': `${id}list`,
      'aria-activedescendant': `${id}${chosen.id}`,
    };
    for (const [name, value] of Object.entries(facts)) paper.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(facts)) paper.removeAttribute(name);
    };
  }, [isOpen, chosen, field, id]);

  // Beside the @, and within the screen.
  useLayoutEffect(() => {
    const element = box.current;
    if (!element || !mention) return;
    const { width, height } = element.getBoundingClientRect();
    const isRtl = getComputedStyle(element).direction === 'rtl';
    const left = isRtl ? mention.left - width : mention.left;
    element.style.left = `${Math.max(8, Math.min(left, document.documentElement.clientWidth - width - 8))}px`;
    const isBelow = mention.top + height + 8 < window.innerHeight;
    element.style.top = `${isBelow ? mention.top + 4 : Math.max(8, mention.top - height - 36)}px`;
  });

  steering.current = (key) => {
    if (!mention || !isOpen || list.length === 0) return false;
    if (key === 'ArrowDown') setAt((at + 1) % list.length);
    else if (key === 'ArrowUp') setAt((at + list.length - 1) % list.length);
    else if (key === 'Escape') setClosed(mention.from);
    else if (chosen) choose(mention, chosen);
    return true;
  };

  return (
    <>
      <p role="status" className="sr-only">
        {isOpen && (list.length > 0 ? fill(words.some, { count: list.length }) : words.none)}
      </p>
      {isOpen && list.length > 0 && (
        <div
          ref={box}
          className="fixed z-20 w-72 max-w-[calc(100vw-16px)] border border-border bg-surface py-1 text-dense print:hidden"
        >
          <div id={`${id}list`} role="listbox" tabIndex={-1} aria-label={words.label}>
            {list.map((one, n) => (
              <div
                key={one.id}
                id={`${id}${one.id}`}
                role="option"
                tabIndex={-1}
                aria-selected={n === at}
                className={classes('cursor-pointer px-3 py-1.5', n === at && 'bg-accent text-on-accent')}
                onPointerDown={(event) => {
                  event.preventDefault();
                  if (mention) choose(mention, one);
                }}
              >
                {one.names[locale]}
              </div>
            ))}
          </div>
        </div>
      )}
    </>
  );
}
