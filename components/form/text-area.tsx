'use client';

import { useState } from 'react';
import { classes, fill } from '../text';
import { FieldFrame } from './field-frame';
import { control } from './field-look';
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
  /** what it is stands beside it already, for those who see it */
  labelHidden?: boolean;
  /** a numbered paragraph on a sheet: its number is its label */
  paragraph?: boolean;
};

/** Several lines. The count is never enforced while typing: too much is an answer too, refused with a sentence. */
export function TextArea(props: TextAreaProps) {
  const { name, label, hint, defaultValue, rows = 5, count, optional, lang, dir = 'auto', serif } = props;
  const { paragraph = false, labelHidden = paragraph } = props;
  const field = useField(name, { hint });
  const counted = count && `${field.control.id}-count`;
  const value = keptValue(field.state, name, defaultValue);
  const [length, setLength] = useState(value.length);
  const [answer, setAnswer] = useState(field.state);
  // An answer fills the field anew, or empties it.
  if (answer !== field.state) {
    setAnswer(field.state);
    setLength(value.length);
  }
  const left = count ? count.max - length : 0;
  return (
    <FieldFrame
      field={field}
      label={label}
      optional={optional}
      labelHidden={labelHidden}
      newer={{ text: newerValue(field.state, name, defaultValue), lang, dir }}
      below={
        count && (
          <p
            id={counted}
            className={classes(
              'figures mt-1 text-dense',
              left < 0 ? 'font-semibold text-negative' : 'text-muted',
            )}
          >
            {fill(left < 0 ? count.over : count.left, { count: Math.abs(left) })}
          </p>
        )
      }
    >
      <textarea
        {...field.control}
        aria-label={labelHidden ? label : undefined}
        className={control({ kind: paragraph ? 'paragraph' : 'text', serif })}
        rows={rows}
        lang={lang}
        dir={dir}
        defaultValue={value}
        placeholder={paragraph ? label : undefined}
        onChange={count && ((event) => setLength(event.currentTarget.value.length))}
        aria-describedby={classes(field.control['aria-describedby'], counted) || undefined}
      />
    </FieldFrame>
  );
}
