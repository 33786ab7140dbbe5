'use client';

import { useRouter } from 'next/navigation';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { Button } from '../form/button';
import { inLanguage } from '../page/language-switch';
import { whenStill } from '../still/still';
import { classes } from '../text';
import type { PaletteProps } from './palette';
import { offered, type ResultLine, type Results } from './results';

/** Who goes on typing is waited for so long, in milliseconds. */
const REST = 120;

type ShownResults = Results & { to: string };

/** What the server answers to the question; null while it has not answered it, `failed` when it did not. */
function useAnswer(source: string, question: string): { answer: ShownResults | null; failed: boolean } {
  const [answer, setAnswer] = useState<ShownResults | null>(null);
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    const ending = new AbortController();
    const ask = async () => {
      try {
        const reply = await fetch(`${source}&q=${encodeURIComponent(question)}`, { signal: ending.signal });
        const results: Results = await reply.json();
        whenStill(() => {
          if (ending.signal.aborted) return;
          setFailed(false);
          setAnswer({ ...results, to: question });
        });
      } catch {
        if (!ending.signal.aborted) setFailed(true);
      }
    };
    const rest = setTimeout(ask, question ? REST : 0);
    return () => {
      clearTimeout(rest);
      ending.abort();
    };
  }, [source, question]);
  return { answer, failed };
}

type Props = PaletteProps & { typed: string; onClose: () => void };

/** The field of the search with what it finds beneath, as a combobox: arrows choose, Enter goes. */
export function SearchBox({ page, source, words, most, typed, onClose }: Props) {
  const router = useRouter();
  const id = useId();
  const [value, setValue] = useState(typed);
  const [active, setActive] = useState(0);
  const waiting = useRef(false);
  const question = value.trim();
  const { answer, failed } = useAnswer(source, question);

  const all =
    page && question ? { href: `${page}?q=${encodeURIComponent(question)}`, title: words.all } : null;
  const groups = offered(answer?.groups, all, failed);
  const lines = groups.flatMap((group) => group.lines);
  const chosen = lines[Math.min(active, lines.length - 1)];
  const optionId = (index: number) => `${id}-${index}`;

  const go = (line: ResultLine | undefined) => {
    if (!line) return;
    onClose();
    const form = line.form ? document.getElementById(line.form) : null;
    if (form instanceof HTMLFormElement) form.requestSubmit();
    else if (line.language)
      window.location.assign(
        inLanguage(window.location.pathname, line.language) + window.location.search + window.location.hash,
      );
    else router.push(line.href);
  };
  // Enter was pressed before the answer came.
  useEffect(() => {
    if (!waiting.current || answer?.to !== question) return;
    waiting.current = false;
    go(lines[0]);
  });
  useEffect(() => {
    document.getElementById(optionId(active))?.scrollIntoView({ block: 'nearest' });
  });

  const press = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.nativeEvent.isComposing) return;
    if (key === 'ArrowDown' || key === 'ArrowUp') {
      event.preventDefault();
      const by = key === 'ArrowDown' ? 1 : lines.length - 1;
      setActive((before) => (Math.min(before, lines.length - 1) + by) % Math.max(1, lines.length));
    } else if (key === 'Enter') {
      event.preventDefault();
      if (answer?.to !== question && !failed) waiting.current = true;
      else if (event.ctrlKey || event.metaKey) window.open(chosen?.href, '_blank', 'noopener');
      else go(chosen);
    }
  };

  let index = -1;
  return (
    <>
      <div className="flex items-center border-b-2 border-accent">
        <input
          type="text"
          role="combobox"
          aria-label={words.label}
          aria-describedby={`${id}-help`}
          aria-expanded={lines.length > 0}
          aria-controls={`${id}-found`}
          aria-autocomplete="list"
          aria-activedescendant={chosen && optionId(lines.indexOf(chosen))}
          placeholder={words.label}
          maxLength={most}
          autoComplete="off"
          spellCheck={false}
          dir={value ? 'auto' : undefined}
          enterKeyHint="go"
          value={value}
          onChange={(event) => {
            setValue(event.target.value);
            setActive(0);
            waiting.current = false;
          }}
          onKeyDown={press}
          className="min-h-12 min-w-0 flex-1 bg-surface px-4 text-body text-ink outline-none placeholder:text-muted"
        />
        <span className="px-4">
          <Button variant="quiet" size="s" onClick={onClose}>
            {words.close}
          </Button>
        </span>
      </div>
      <div
        role="listbox"
        id={`${id}-found`}
        aria-label={words.label}
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain py-2"
      >
        {groups.map((group) => (
          <fieldset
            key={group.key}
            className="m-0 min-w-0 border-0 p-0"
            aria-labelledby={group.label ? `${id}-${group.key}` : undefined}
          >
            {group.label && (
              <div id={`${id}-${group.key}`} className="px-4 pt-3 pb-1 text-meta text-muted">
                {group.label}
              </div>
            )}
            {group.lines.map((line) => {
              index += 1;
              const own = index;
              return (
                <div
                  key={`${line.href} ${line.title}`}
                  id={optionId(own)}
                  role="option"
                  tabIndex={-1}
                  aria-selected={line === chosen}
                  onPointerMove={() => setActive(own)}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => go(line)}
                  onKeyDown={press}
                  className={classes(
                    'flex min-h-11 cursor-pointer flex-wrap items-baseline gap-x-3 border-s-2 border-transparent px-4 py-2 md:min-h-9',
                    'aria-selected:border-accent aria-selected:bg-canvas',
                    'forced-colors:border-[Canvas] forced-colors:aria-selected:border-[Highlight] forced-colors:aria-selected:outline forced-colors:aria-selected:-outline-offset-1',
                  )}
                >
                  <bdi className="min-w-0">{line.title}</bdi>
                  {line.detail && <bdi className="min-w-0 text-dense text-muted">{line.detail}</bdi>}
                </div>
              );
            })}
          </fieldset>
        ))}
      </div>
      <div className="flex flex-wrap justify-between gap-x-4 border-t border-hairline px-4 py-2 text-meta text-muted">
        <p role="status">{failed ? words.failed : answer?.to === question ? answer.sentence : ''}</p>
        <p id={`${id}-help`} className="max-md:sr-only">
          {words.help}
        </p>
      </div>
    </>
  );
}
