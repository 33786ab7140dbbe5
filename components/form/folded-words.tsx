'use client';

import { type ReactNode, use, useEffect, useRef, useState } from 'react';
import { Mark } from '../mark';
import { FormContext } from './form-context';
import { keptValue } from './state';

type Props = {
  /** what the fields are; heard by all who hear the page, and seen while nothing is in them */
  label: string;
  /** the fields in the order in which they are read, with what is saved in them */
  fields: readonly { name: string; saved?: string }[];
  lang?: string;
  dir?: 'ltr' | 'rtl';
  /** the fields themselves */
  children: ReactNode;
};

/** Open by itself, without JavaScript too, while a field was refused or somebody else filled it meanwhile. */
const OPEN =
  '[&:has([aria-invalid],[data-newer])]:details-content:[block-size:auto] [&:has([aria-invalid],[data-newer])]:details-content:[content-visibility:visible]';

/**
 * The words that open a paragraph, as they read: the first in bold. The fields that they are typed in are folded behind them,
 * and what stands there follows while somebody types.
 */
export function FoldedWords({ label, fields, lang, dir, children }: Props) {
  // Told of each answer, and of text that is put back or dropped.
  const { state } = use(FormContext);
  const fold = useRef<HTMLDetailsElement>(null);
  const [typed, setTyped] = useState<string>();
  const drawn = JSON.stringify(fields.map(({ name, saved }) => keptValue(state, name, saved)));
  const read = () => {
    const inputs = [...(fold.current?.querySelectorAll('input') ?? [])];
    setTyped(JSON.stringify(inputs.map(({ value }) => value.trim())));
  };

  useEffect(read);

  const [first, ...others]: string[] = JSON.parse(typed ?? drawn);
  const rest = others.filter(Boolean).join(' ');
  return (
    <details ref={fold} className={`group/words ${OPEN}`} onInput={read}>
      <summary className="-mb-1 px-2.5 pt-[7px] font-serif text-document leading-[1.45] text-ink hover:text-accent">
        <span className="sr-only">{label}: </span>
        <span lang={lang} dir={dir} className="block">
          {first && <strong>{first}</strong>}
          {first && rest && ' '}
          {rest}
          {!first && !rest && (
            <span aria-hidden="true" className="font-sans text-dense text-muted">
              {label}
            </span>
          )}
          {/* Never alone on a line. */}
          {'\u00a0'}
          <Mark
            kind="chevron"
            className="size-3 text-muted transition-transform group-open/words:rotate-90 rtl:group-open/words:-rotate-90 print:hidden"
          />
        </span>
      </summary>
      <div className="grid gap-3 px-2.5 pt-2 pb-3 text-body sm:grid-cols-[2fr_3fr]">{children}</div>
    </details>
  );
}
