'use client';

import { type ChangeEvent, useState } from 'react';
import { FieldFrame } from './field-frame';
import { control } from './field-look';
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
  /** said where a form is answered without JavaScript: what was chosen is not chosen any more */
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
  const isAnswered = field.state.status !== 'idle' && field.state.status !== 'ok';

  function check(event: ChangeEvent<HTMLInputElement>) {
    const input = event.currentTarget;
    const over = maxBytes !== undefined && [...(input.files ?? [])].some((file) => file.size > maxBytes);
    if (over) input.value = '';
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
      {again && isAnswered && (
        <noscript>
          <p className="mt-1.5 text-dense">{again}</p>
        </noscript>
      )}
    </FieldFrame>
  );
}
