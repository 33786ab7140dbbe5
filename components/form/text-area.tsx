'use client';

import { useState } from 'react';
import { classes, fill } from '../text';
import { FieldWords, Newer, Optional } from './field-words';
import { useField } from './form-context';
import { keptValue, newerValue } from './state';

export type TextAreaProps = {
  name: string;
  label: string;
  hint?: string;
  defaultValue?: string;
  rows?: number;
  /** sentences with {count}: "Characters left: {count}", "Characters too many: {count}" */
  count?: { max: number; left: string; over: string };
  optional?: string;
  lang?: string;
  dir?: 'ltr' | 'rtl' | 'auto';
  /** set in the face of documents */
  serif?: boolean;
};

/** Several lines. The count is never enforced while typing: too much is an answer too, refused with a sentence. */
export function TextArea(props: TextAreaProps) {
  const { name, label, hint, defaultValue, rows = 5, count, optional, lang, dir = 'auto', serif } = props;
  const { id, error, state, describedBy, newer } = useField(name, hint);
  const value = keptValue(state, name, defaultValue);
  const [length, setLength] = useState(value.length);
  const left = count ? count.max - length : 0;
  return (
    <div className={classes('field', error && 'field-error')}>
      <label className="label" htmlFor={id}>
        {label}
        <Optional word={optional} />
      </label>
      <FieldWords id={id} hint={hint} error={error} />
      <textarea
        className={classes('input', serif && 'input-serif')}
        id={id}
        name={name}
        rows={rows}
        lang={lang}
        dir={dir}
        defaultValue={value}
        onChange={count && ((event) => setLength(event.currentTarget.value.length))}
        aria-describedby={classes(describedBy, count && `${id}-count`) || undefined}
        aria-invalid={error ? true : undefined}
      />
      <Newer template={newer} text={newerValue(state, name, defaultValue)} lang={lang} dir={dir} />
      {count && (
        <p id={`${id}-count`} className={classes('field-count', left < 0 && 'field-count-over')}>
          {fill(left < 0 ? count.over : count.left, { count: Math.abs(left) })}
        </p>
      )}
    </div>
  );
}
