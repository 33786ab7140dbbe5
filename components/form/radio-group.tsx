'use client';

import { CHOICE_MARK, type Choice } from '../chart/choice';
import { Mark } from '../mark';
import { Fieldset, type LegendSize } from './fieldset';
import { useField } from './form-context';
import { Option } from './option';
import { keptValue } from './state';

export type RadioOption = { value: string; label: string; hint?: string; choice?: Choice };

type Props = {
  name: string;
  legend: string;
  hint?: string;
  legendSize?: LegendSize;
  options: RadioOption[];
  defaultValue?: string;
  inline?: boolean;
};

/** One of several. An option with a `choice` is a vote: a tall row with sign, word and colour. */
export function RadioGroup({ name, legend, hint, legendSize, options, defaultValue, inline }: Props) {
  const { control, state } = useField(name);
  const { id } = control;
  const value = keptValue(state, name, defaultValue);
  return (
    <Fieldset legend={legend} hint={hint} legendSize={legendSize} name={name}>
      <div className={inline ? 'options-inline' : 'options'}>
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
            row={option.choice && `option-choice option-${option.choice}`}
          >
            {option.choice ? (
              <span className={`choice choice-${option.choice}`}>
                <Mark kind={CHOICE_MARK[option.choice]} />
                <strong>{option.label}</strong>
              </span>
            ) : (
              <span>{option.label}</span>
            )}
          </Option>
        ))}
      </div>
    </Fieldset>
  );
}
