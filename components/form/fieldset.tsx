'use client';

import type { ReactNode } from 'react';
import { classes } from '../text';
import { FieldWords } from './field-words';
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
  const { id, error, describedBy } = useField(name ?? legend, hint, withParts);
  const shown = name ? error : undefined;
  return (
    <div className={classes('field', shown && 'field-error')}>
      <fieldset aria-describedby={describedBy}>
        <legend className={`legend legend-${legendSize}`}>{legend}</legend>
        <FieldWords id={id} hint={hint} error={shown} />
        <div className="fieldset-body">{children}</div>
      </fieldset>
    </div>
  );
}
