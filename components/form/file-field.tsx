'use client';

import { type ChangeEvent, useState } from 'react';
import { classes } from '../text';
import { FieldWords, Optional } from './field-words';
import { useField } from './form-context';

type Props = {
  name: string;
  label: string;
  hint?: string;
  accept?: string;
  /** in bytes; a larger file is refused here, before it travels */
  maxBytes?: number;
  /** the sentence for a file that is too large */
  tooLarge?: string;
  capture?: 'user' | 'environment';
  optional?: string;
};

export function FileField({ name, label, hint, accept, maxBytes, tooLarge, capture, optional }: Props) {
  const { id, error: sentError } = useField(name, hint);
  const [large, setLarge] = useState(false);
  const error = large ? tooLarge : sentError;

  function check(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const over = maxBytes !== undefined && [...(input.files ?? [])].some((file) => file.size > maxBytes);
    if (over) input.value = '';
    setLarge(over);
  }

  return (
    <div className={classes('field', error && 'field-error')}>
      <label className="label" htmlFor={id}>
        {label}
        <Optional word={optional} />
      </label>
      <FieldWords id={id} hint={hint} error={error} />
      <input
        className="input input-l"
        id={id}
        name={name}
        type="file"
        accept={accept}
        capture={capture}
        onChange={check}
        aria-describedby={classes(hint && `${id}-hint`, error && `${id}-error`) || undefined}
        aria-invalid={error ? true : undefined}
      />
      <p className="sr-only" role="status">
        {large ? tooLarge : ''}
      </p>
    </div>
  );
}
