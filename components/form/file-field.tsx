'use client';

import { type ChangeEvent, use, useState } from 'react';
import { FieldFrame } from './field-frame';
import { control } from './field-look';
import { FormContext, useField } from './form-context';

type Props = {
  name: string;
  label: string;
  hint?: string;
  accept?: string;
  /** in bytes; a larger file is refused here, before it travels */
  maxBytes?: number;
  /** the sentence for a file that is too large; the form is held back until it was read */
  tooLarge?: string;
  capture?: 'user' | 'environment';
  optional?: string;
  /** said where what was chosen is not chosen any more: in an answer without JavaScript, and beside text that was put back */
  again?: string;
};

export function FileField({
  name,
  label,
  hint,
  accept,
  maxBytes,
  tooLarge,
  capture,
  optional,
  again,
}: Props) {
  const [large, setLarge] = useState(false);
  const field = useField(name, { hint, wrong: large ? tooLarge : undefined });
  const { restored } = use(FormContext);
  const isAnswered = field.state.status !== 'idle' && field.state.status !== 'ok';

  function check(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const over = maxBytes !== undefined && [...(input.files ?? [])].some((file) => file.size > maxBytes);
    if (over) input.value = '';
    input.setCustomValidity(over ? (tooLarge ?? ' ') : '');
    setLarge(over);
  }

  return (
    <FieldFrame field={field} label={label} optional={optional}>
      <input
        {...field.control}
        className={control({ width: 'l' })}
        type="file"
        accept={accept}
        capture={capture}
        onChange={check}
      />
      <p className="sr-only" role="status">
        {large ? tooLarge : ''}
      </p>
      {again && restored && <p className="mt-1.5 text-dense">{again}</p>}
      {again && isAnswered && (
        <noscript>
          <p className="mt-1.5 text-dense">{again}</p>
        </noscript>
      )}
    </FieldFrame>
  );
}
