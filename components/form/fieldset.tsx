'use client';

import { type ReactNode, useId } from 'react';
import { FieldBox, FieldWords } from './field-frame';
import { legend as look } from './field-look';
import { useField } from './form-context';

export type LegendSize = 's' | 'm' | 'l';

type Props = {
  legend: string;
  hint?: string;
  legendSize?: LegendSize;
  /** the field whose error the whole group shows */
  name?: string;
  withParts?: boolean;
  children: ReactNode;
};

/** Fields that belong together, under one legend. */
export function Fieldset({ legend, hint, legendSize = 's', name, withParts, children }: Props) {
  // A legend is no id: a word of it would be taken for one of several.
  const own = useId();
  const { control, error } = useField(name ?? own, { hint, withParts });
  const shown = name ? error : undefined;
  return (
    <FieldBox error={shown}>
      <fieldset aria-describedby={control['aria-describedby']}>
        <legend className={look({ size: legendSize })}>{legend}</legend>
        <FieldWords id={control.id} hint={hint} error={shown} />
        <div className="grid gap-6">{children}</div>
      </fieldset>
    </FieldBox>
  );
}
