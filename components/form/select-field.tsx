'use client';

import { classes } from '../text';
import type { FieldWidth } from './field';
import { FieldWords, Optional } from './field-words';
import { useField } from './form-context';
import { keptValue } from './state';

export type SelectOption = { value: string; label: string; disabled?: boolean };

type Props = {
  name: string;
  label: string;
  hint?: string;
  options?: SelectOption[];
  groups?: { label: string; options: SelectOption[] }[];
  /** words of a first, empty option */
  empty?: string;
  defaultValue?: string;
  width?: FieldWidth;
  optional?: string;
};

export function SelectField({
  name,
  label,
  hint,
  options,
  groups,
  empty,
  defaultValue,
  width = 'm',
  optional,
}: Props) {
  const { id, error, state, describedBy } = useField(name, hint);
  const value = keptValue(state, name, defaultValue);
  return (
    <div className={classes('field', error && 'field-error')}>
      <label className="label" htmlFor={id}>
        {label}
        <Optional word={optional} />
      </label>
      <FieldWords id={id} hint={hint} error={error} />
      <select
        className={classes('input', width !== 'full' && `input-${width}`)}
        id={id}
        name={name}
        defaultValue={value}
        aria-describedby={describedBy}
        aria-invalid={error ? true : undefined}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        {options && <Options options={options} />}
        {groups?.map((group) => (
          <optgroup key={group.label} label={group.label}>
            <Options options={group.options} />
          </optgroup>
        ))}
      </select>
    </div>
  );
}

function Options({ options }: { options: SelectOption[] }) {
  return options.map(({ value, label, disabled }) => (
    <option key={value} value={value} disabled={disabled}>
      {label}
    </option>
  ));
}
