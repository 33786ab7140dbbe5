'use client';

import { useEffect, useRef } from 'react';
import { classes } from '../text';
import type { FieldWidth } from './field';
import { FieldWords, Newer, Optional } from './field-words';
import { useField } from './form-context';
import { keptValue, newerValue } from './state';

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
  const { id, error, state, describedBy, newer } = useField(name, hint);
  const value = keptValue(state, name, defaultValue);
  const saved = newerValue(state, name, defaultValue);
  const known = [...(options ?? []), ...(groups ?? []).flatMap((group) => group.options)];
  const select = useDefault(value);
  return (
    <div className={classes('field', error && 'field-error')}>
      <label className="label" htmlFor={id}>
        {label}
        <Optional word={optional} />
      </label>
      <FieldWords id={id} hint={hint} error={error} />
      <select
        ref={select}
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
      <Newer
        template={newer}
        text={saved === undefined ? saved : (known.find((one) => one.value === saved)?.label ?? empty)}
      />
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

/** Takes over a default that the page learned later, as text fields do by themselves; a choice that was made stays. */
function useDefault(value: string) {
  const select = useRef<HTMLSelectElement>(null);
  const drawn = useRef(value);
  useEffect(() => {
    const element = select.current;
    if (!element || drawn.current === value) return;
    const chosen = element.value === drawn.current ? value : element.value;
    drawn.current = value;
    for (const option of element.options) option.defaultSelected = option.value === value;
    element.value = chosen;
  }, [value]);
  return select;
}
