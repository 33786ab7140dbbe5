'use client';

import { useEffect, useRef } from 'react';
import type { FieldWidth } from './field';
import { FieldFrame } from './field-frame';
import { control } from './field-look';
import { useField } from './form-context';
import { keptValue, newerValue } from './state';

export type SelectOption = {
  value: string;
  label: string;
  disabled?: boolean;
  /** the language of its words, where somebody typed them in another than the page's */
  lang?: string;
};

type Props = {
  name: string;
  label: string;
  hint?: string;
  options?: readonly SelectOption[];
  /** choices under a heading, after those without one */
  groups?: readonly { label: string; options: readonly SelectOption[] }[];
  /** words of a first, empty option */
  empty?: string;
  defaultValue?: string;
  width?: FieldWidth;
  optional?: string;
  /** a small control in a line of them, whose choices say what it is for */
  compact?: boolean;
  /** which it is, from 0, of several fields of one name */
  at?: number;
};

export function SelectField({
  name,
  label,
  hint,
  options = [],
  groups = [],
  empty,
  defaultValue,
  width = 'm',
  optional,
  compact = false,
  at,
}: Props) {
  const field = useField(name, { hint, at });
  const value = keptValue(field.state, name, defaultValue, at);
  const saved = newerValue(field.state, name, defaultValue, at);
  const known = [...options, ...groups.flatMap((group) => group.options)];
  const select = useDefault(value);
  return (
    <FieldFrame
      field={field}
      label={label}
      optional={optional}
      labelHidden={compact}
      newer={{
        text: saved === undefined ? saved : (known.find((one) => one.value === saved)?.label ?? empty),
      }}
    >
      <select
        {...field.control}
        aria-label={compact ? label : undefined}
        ref={select}
        className={control({ kind: 'list', width, compact })}
        defaultValue={value}
      >
        {empty !== undefined && <option value="">{empty}</option>}
        <Options options={options} />
        {groups.map((group) => (
          <optgroup key={group.options[0]?.value ?? group.label} label={group.label}>
            <Options options={group.options} />
          </optgroup>
        ))}
      </select>
    </FieldFrame>
  );
}

function Options({ options }: { options: readonly SelectOption[] }) {
  return options.map((one) => (
    <option key={one.value} value={one.value} disabled={one.disabled} lang={one.lang}>
      {one.label}
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
