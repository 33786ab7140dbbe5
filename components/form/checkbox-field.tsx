'use client';

import { classes } from '../text';
import { FieldBox, FieldWords } from './field-frame';
import { options as look } from './field-look';
import { Fieldset, type LegendSize } from './fieldset';
import { useField } from './form-context';
import { Option } from './option';
import { keptValues } from './state';

type OneCheckbox = {
  name: string;
  label: string;
  hint?: string;
  value?: string;
  defaultChecked?: boolean;
  /** meant for one sending alone: not kept, and empty again once the form was sent */
  once?: boolean;
};

/** A single box, for a consent or a switch. */
export function CheckboxField({
  name,
  label,
  hint,
  value = 'on',
  defaultChecked = false,
  once = false,
}: OneCheckbox) {
  const { control, error, state } = useField(name, { hint });
  const checked = keptValues(state, name, defaultChecked ? [value] : []).includes(value);
  return (
    <FieldBox error={error}>
      <FieldWords id={control.id} error={error} />
      <Option
        {...control}
        type="checkbox"
        value={value}
        defaultChecked={checked}
        data-once={once ? '' : undefined}
        hint={hint}
        hintId={`${control.id}-hint`}
      >
        <span>{label}</span>
      </Option>
    </FieldBox>
  );
}

type Several = {
  name: string;
  legend: string;
  hint?: string;
  legendSize?: LegendSize;
  options: { value: string; label: string; hint?: string }[];
  /** many short ones stand beside each other where there is room */
  beside?: boolean;
  defaultValue?: string[];
};

/** Several of several. Sent as `name[]`, so that one box is a list too. */
export function CheckboxGroup({ name, legend, hint, legendSize, options, beside, defaultValue }: Several) {
  const { control, state } = useField(name);
  const { id } = control;
  const chosen = keptValues(state, `${name}[]`, defaultValue);
  return (
    <Fieldset legend={legend} hint={hint} legendSize={legendSize} name={name} withParts>
      <div className={classes(look(), beside && 'sm:grid-cols-2')}>
        {options.map((option, index) => (
          <Option
            key={option.value}
            id={index === 0 ? id : `${id}-${option.value}`}
            type="checkbox"
            name={`${name}[]`}
            value={option.value}
            defaultChecked={chosen.includes(option.value)}
            aria-describedby={option.hint && `${id}-${option.value}-hint`}
            hint={option.hint}
            hintId={`${id}-${option.value}-hint`}
          >
            <span>{option.label}</span>
          </Option>
        ))}
      </div>
    </Fieldset>
  );
}
