'use client';

import type { ComponentProps } from 'react';
import { classes } from '../text';
import { FieldWords, Newer, Optional } from './field-words';
import { useField } from './form-context';
import { keptValue, newerValue } from './state';

type Native = Pick<
  ComponentProps<'input'>,
  | 'autoComplete'
  | 'inputMode'
  | 'min'
  | 'max'
  | 'step'
  | 'maxLength'
  | 'lang'
  | 'dir'
  | 'required'
  | 'readOnly'
  | 'spellCheck'
>;

export type FieldWidth = 'xs' | 's' | 'm' | 'l' | 'full';

export type FieldProps = Native & {
  name: string;
  label: string;
  hint?: string;
  type?:
    | 'text'
    | 'email'
    | 'date'
    | 'datetime-local'
    | 'time'
    | 'number'
    | 'tel'
    | 'url'
    | 'password'
    | 'search';
  defaultValue?: string;
  width?: FieldWidth;
  /** the word for "optional", where the field may be left empty */
  optional?: string;
};

const WIDTH: Record<string, FieldWidth> = {
  date: 's',
  'datetime-local': 'm',
  time: 's',
  number: 'xs',
  tel: 'm',
};

/** One line of text, a date, a number. Left to right by itself for addresses, numbers and dates. */
export function Field({
  name,
  label,
  hint,
  type = 'text',
  defaultValue,
  width,
  optional,
  ...native
}: FieldProps) {
  const { id, error, state, describedBy, newer } = useField(name, hint);
  const size = width ?? WIDTH[type] ?? 'l';
  return (
    <div className={classes('field', error && 'field-error')}>
      <label className="label" htmlFor={id}>
        {label}
        <Optional word={optional} />
      </label>
      <FieldWords id={id} hint={hint} error={error} />
      <input
        {...native}
        dir={native.dir ?? (type === 'text' || type === 'search' ? 'auto' : undefined)}
        className={classes('input', size !== 'full' && `input-${size}`)}
        id={id}
        name={name}
        // A field of numbers of the browser takes no digits but western ones, and drops what it does not take.
        type={type === 'number' ? 'text' : type}
        inputMode={native.inputMode ?? (type === 'number' ? 'numeric' : undefined)}
        defaultValue={type === 'password' ? undefined : keptValue(state, name, defaultValue)}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      />
      <Newer
        template={newer}
        text={newerValue(state, name, defaultValue)}
        lang={native.lang}
        dir={native.dir}
      />
    </div>
  );
}
