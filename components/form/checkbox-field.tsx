'use client';

import { classes } from '../text';
import { FieldWords } from './field-words';
import { Fieldset, type LegendSize } from './fieldset';
import { useField } from './form-context';
import { keptValues } from './state';

type One = { name: string; label: string; hint?: string; value?: string; defaultChecked?: boolean };

/** A single box, for a consent or a switch. */
export function CheckboxField({ name, label, hint, value = 'on', defaultChecked = false }: One) {
  const { id, error, state, describedBy } = useField(name, hint);
  const checked = keptValues(state, name, defaultChecked ? [value] : []).includes(value);
  return (
    <div className={classes('field', error && 'field-error')}>
      {error && <FieldWords id={id} error={error} />}
      <label className="option">
        <input
          id={id}
          type="checkbox"
          name={name}
          value={value}
          defaultChecked={checked}
          aria-describedby={describedBy}
          aria-invalid={error ? true : undefined}
        />
        <span>{label}</span>
        {hint && (
          <span className="option-hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </label>
    </div>
  );
}

type Several = {
  name: string;
  legend: string;
  hint?: string;
  legendSize?: LegendSize;
  options: { value: string; label: string; hint?: string }[];
  defaultValue?: string[];
};

/** Several of several. Sent as `name[]`, so that one box is a list too. */
export function CheckboxGroup({ name, legend, hint, legendSize, options, defaultValue }: Several) {
  const { id, state } = useField(name);
  const chosen = keptValues(state, `${name}[]`, defaultValue);
  return (
    <Fieldset legend={legend} hint={hint} legendSize={legendSize} name={name} withParts>
      <div className="options">
        {options.map((option, index) => (
          <label key={option.value} className="option">
            <input
              id={index === 0 ? id : `${id}-${option.value}`}
              type="checkbox"
              name={`${name}[]`}
              value={option.value}
              defaultChecked={chosen.includes(option.value)}
              aria-describedby={option.hint && `${id}-${option.value}-hint`}
            />
            <span>{option.label}</span>
            {option.hint && (
              <span className="option-hint" id={`${id}-${option.value}-hint`}>
                {option.hint}
              </span>
            )}
          </label>
        ))}
      </div>
    </Fieldset>
  );
}
