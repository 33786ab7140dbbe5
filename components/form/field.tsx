'use client';

import type { ComponentProps } from 'react';
import { FieldFrame } from './field-frame';
import { control } from './field-look';
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
  /** set in the face of documents */
  serif?: boolean;
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
  serif,
  ...native
}: FieldProps) {
  const field = useField(name, { hint });
  const size = width ?? WIDTH[type] ?? 'l';
  return (
    <FieldFrame
      field={field}
      label={label}
      optional={optional}
      newer={{ text: newerValue(field.state, name, defaultValue), lang: native.lang, dir: native.dir }}
    >
      <input
        {...native}
        {...field.control}
        dir={native.dir ?? (type === 'text' || type === 'search' ? 'auto' : undefined)}
        className={control({ width: size, serif })}
        // A field of numbers of the browser takes no digits but western ones, and drops what it does not take.
        type={type === 'number' ? 'text' : type}
        inputMode={native.inputMode ?? (type === 'number' ? 'numeric' : undefined)}
        defaultValue={type === 'password' ? undefined : keptValue(field.state, name, defaultValue)}
      />
    </FieldFrame>
  );
}
