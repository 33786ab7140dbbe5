'use client';

import { type ReactNode, use, useEffect, useRef, useState } from 'react';
import { Button } from '@/components/form/button';
import { FormContext } from '@/components/form/form-context';
import { SelectField } from '@/components/form/select-field';
import { keptValue } from '@/components/form/state';
import type { Locale } from '@/domain/local-text';
import { apart, openingsOf, openingText, type ParagraphOpening, verbsFor } from '@/domain/opening';
import type { Part } from '@/domain/outcomes';

export type OpeningWords = {
  /** of the choice of what was read: "Action and addressee (English)" */
  label: string;
  /** what it is called where the language is clear */
  short: string;
  /** a reading without an action */
  none: string;
  /** of the verbs that are offered: "Opening verbs (English)" */
  offer: string;
};

type Props = {
  part: Part;
  language: Locale;
  dir: 'ltr' | 'rtl';
  /** the whole paragraph as it is saved */
  saved: string;
  /** how its beginning was read then; null: nobody has read it yet */
  opening: ParagraphOpening | null;
  words: OpeningWords;
  /** the field that the paragraph is written in, `text.en` */
  children: ReactNode;
};

/**
 * Reads the beginning of a paragraph while it is written: offers the verbs that it may open with, and says what it does and
 * whom it asks, to be confirmed or read otherwise.
 */
export function OpeningReader({ part, language, dir, saved, opening, words, children }: Props) {
  // Told of each answer, and of text that is put back or dropped.
  const { state } = use(FormContext);
  const name = `text.${language}`;
  const area = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState<string>();
  const field = () => area.current?.querySelector('textarea');
  const read = () => setTyped(field()?.value);

  useEffect(read);

  const begin = (verb: string) => {
    const text = field();
    if (!text) return;
    text.setRangeText(`${verb} `, 0, text.value.length, 'end');
    text.dispatchEvent(new Event('input', { bubbles: true }));
    text.focus();
  };

  const whole = typed ?? keptValue(state, name, saved);
  const offered = verbsFor(whole, language, part);
  return (
    <div ref={area} onInput={read} className="group/opening">
      {children}
      {offered.length > 0 && (
        <fieldset className="hidden flex-wrap gap-x-3 px-2.5 group-focus-within/opening:flex">
          <legend className="sr-only">{words.offer}</legend>
          {offered.map((verb) => (
            <Button key={verb} variant="quiet" size="s" onClick={() => begin(verb)}>
              <span lang={language} dir={dir}>
                {verb}
              </span>
            </Button>
          ))}
        </fieldset>
      )}
      {part === 'operative' && <Reading {...{ whole, saved, language, dir, opening, words }} />}
    </div>
  );
}

type ReadingProps = Pick<Props, 'language' | 'dir' | 'saved' | 'opening' | 'words'> & { whole: string };

/** The ways to read the beginning, the likeliest as the first choice, which follows what is typed. */
function Reading({ whole, saved, language, dir, opening, words }: ReadingProps) {
  const label = ({ verb, addressee }: ParagraphOpening) =>
    [verb, addressee].filter(Boolean).join(' · ') || words.none;
  const [likeliest, ...others] = openingsOf(whole.trim(), language);
  // That a paragraph does nothing is said of these words, and not of others that are typed in their place.
  const stands =
    opening && (opening.verb || whole === saved) ? apart(whole.trim(), opening) && opening : null;
  const confirmed = !stands || isSame(stands, likeliest) ? [] : [stands];
  const labels = new Map([...confirmed, ...others].map((one) => [openingText(one), label(one)]));
  if (!likeliest || labels.size === 0) return null;
  return (
    <div className="flex flex-wrap items-baseline gap-x-2 px-2.5 pt-1 text-meta text-muted">
      <span aria-hidden="true">{words.short}</span>
      <div lang={language} dir={dir} className="min-w-0 flex-1">
        <SelectField
          compact
          width="full"
          name={`opening.${language}`}
          label={words.label}
          empty={label(likeliest)}
          options={[...labels].map(([value, name]) => ({ value, label: name }))}
          defaultValue={confirmed.map(openingText)[0] ?? ''}
        />
      </div>
    </div>
  );
}

const isSame = (a: ParagraphOpening, b?: ParagraphOpening) =>
  b?.verb === a.verb && b.addressee === a.addressee;
