import type { Ref } from 'react';
import { control } from '@/components/form/field-look';
import type { Locale } from '@/domain/local-text';
import {
  NOTE_CLASSIFICATIONS,
  type NoteClassification,
  noteClassificationIn,
} from '@/domain/note-classification';
import { OF_DELEGATION, PARAGRAPH_KINDS, type ParagraphKind } from '@/domain/note-kinds';
import type { SaidOf } from './live-kinds';
import type { Whereabouts } from './live-sheet';

export type DescribingWords = {
  language: string;
  kind: string;
  kinds: Record<ParagraphKind, string>;
  delegation: string;
  noDelegation: string;
  classification: string;
  classifications: Record<NoteClassification, string>;
};

/** A delegation with its name in each language that is written in. */
export type NamedDelegation = { id: string; names: Record<Locale, string> };

type Props = {
  words: DescribingWords;
  at: Whereabouts;
  /** the language in which a new paragraph begins */
  language: Locale;
  locale: Locale;
  languages: readonly { value: Locale; label: string }[];
  delegations: readonly NamedDelegation[];
  kindRef: Ref<HTMLSelectElement>;
  keysId: string;
  say: (facts: SaidOf) => void;
};

const LABEL = 'flex items-center gap-2 whitespace-nowrap text-muted';
const LIST = control({ kind: 'list', width: 's', compact: true });

/** What the paragraph is in which somebody writes, in which language, whose statement, and who reads it. */
export function Describing(props: Props) {
  const { words, at, languages, delegations, locale, say } = props;
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <label className={LABEL}>
        {words.kind}
        <select
          ref={props.kindRef}
          className={LIST}
          aria-describedby={props.keysId}
          value={at.kind}
          onChange={({ target }) => {
            const kind = PARAGRAPH_KINDS.find((one) => one === target.value);
            if (kind) say({ kind });
          }}
        >
          {PARAGRAPH_KINDS.map((kind) => (
            <option key={kind} value={kind}>
              {words.kinds[kind]}
            </option>
          ))}
        </select>
      </label>
      {at.kind === OF_DELEGATION && (
        <label className={LABEL}>
          {words.delegation}
          <select
            className={LIST}
            value={at.delegation}
            onChange={({ target }) => say({ delegation: target.value })}
          >
            <option value="">{words.noDelegation}</option>
            {delegations.map(({ id, names }) => (
              <option key={id} value={id}>
                {names[locale]}
              </option>
            ))}
          </select>
        </label>
      )}
      <label className={LABEL}>
        {words.classification}
        <select
          className={LIST}
          value={at.classification}
          onChange={({ target }) => {
            const classification = noteClassificationIn(target.value);
            if (classification) say({ classification });
          }}
        >
          {NOTE_CLASSIFICATIONS.map((one) => (
            <option key={one} value={one}>
              {words.classifications[one]}
            </option>
          ))}
        </select>
      </label>
      <label className={LABEL}>
        {words.language}
        <select
          className={LIST}
          value={at.language ?? props.language}
          onChange={({ target }) => {
            const language = languages.find(({ value }) => value === target.value)?.value;
            if (language) say({ language });
          }}
        >
          {languages.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
