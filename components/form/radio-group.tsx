'use client';

import type { ReactNode } from 'react';
import { options as look } from './field-look';
import { Fieldset, type LegendSize } from './fieldset';
import { useField } from './form-context';
import { Option } from './option';
import { keptValue } from './state';

/** `row`: a class of the option's whole row. */
export type RadioOption = { value: string; label: ReactNode; hint?: string; row?: string };

type Props = {
  name: string;
  legend: string;
  hint?: string;
  legendSize?: LegendSize;
  options: RadioOption[];
  defaultValue?: string;
  inline?: boolean;
};

/** One of several. */
export function RadioGroup({ name, legend, hint, legendSize, options, defaultValue, inline }: Props) {
  const { control, state } = useField(name);
  const { id } = control;
  const value = keptValue(state, name, defaultValue);
  return (
    <Fieldset legend={legend} hint={hint} legendSize={legendSize} name={name}>
      <div className={look({ inline })}>
        {options.map((option, index) => (
          <Option
            key={option.value}
            id={index === 0 ? id : `${id}-${option.value}`}
            type="radio"
            name={name}
            value={option.value}
            defaultChecked={option.value === value}
            aria-describedby={option.hint && `${id}-${option.value}-hint`}
            aria-invalid={control['aria-invalid']}
            hint={option.hint}
            hintId={`${id}-${option.value}-hint`}
            row={option.row}
          >
            {typeof option.label === 'string' ? <span>{option.label}</span> : option.label}
          </Option>
        ))}
      </div>
    </Fieldset>
  );
}
