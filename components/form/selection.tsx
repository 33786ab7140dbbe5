'use client';

import { useEffect, useRef, useState } from 'react';
import { fill } from '../text';
import { FieldBox, FieldWords } from './field-frame';
import { useField } from './form-context';
import { Option } from './option';
import { keptValues } from './state';

type ChoiceProps = {
  name: string;
  /** the row as it was looked at */
  value: string;
  /** what is chosen, for those who do not see the row */
  words: string;
};

/** The box of one row of a list. A row that changes is drawn anew, and is chosen no more. */
export function RowChoice({ name, value, words }: ChoiceProps) {
  const { state } = useField(name);
  return (
    <input
      key={value}
      type="checkbox"
      name={`${name}[]`}
      value={value}
      aria-label={words}
      className="size-6 shrink-0 self-center"
      defaultChecked={keptValues(state, `${name}[]`).includes(value)}
    />
  );
}

type SelectionProps = {
  name: string;
  /** what is chosen, as an error names it */
  label: string;
  /** the box that chooses every row */
  all: string;
  /** how many are chosen, with {count} */
  count: string;
  /** every row that can be chosen, as its box says it */
  rows: readonly string[];
};

/** What is chosen on a list: an error about it, and where scripts run, a box for all rows and how many they are. */
export function Selection({ name, label, all, count, rows }: SelectionProps) {
  const { control, error } = useField(name, { withParts: true });
  const box = useRef<HTMLFieldSetElement>(null);
  const [chosen, setChosen] = useState<number>();

  function boxes(): HTMLInputElement[] {
    const form = box.current?.closest('form');
    return [...(form?.querySelectorAll<HTMLInputElement>(`input[name="${name}[]"]`) ?? [])];
  }
  const counted = () => setChosen(boxes().filter(({ checked }) => checked).length);

  useEffect(() => {
    const form = box.current?.closest('form');
    const afterwards = () => setTimeout(counted);
    counted();
    form?.addEventListener('change', counted);
    form?.addEventListener('reset', afterwards);
    return () => {
      form?.removeEventListener('change', counted);
      form?.removeEventListener('reset', afterwards);
    };
  });

  return (
    <FieldBox error={error}>
      <fieldset ref={box} id={control.id} tabIndex={-1} aria-label={label}>
        <FieldWords id={control.id} error={error} />
        {chosen !== undefined && (
          <div className="flex flex-wrap items-center gap-x-6">
            <Option
              type="checkbox"
              hintId={`${control.id}-hint`}
              checked={chosen > 0 && chosen === rows.length}
              onChange={({ currentTarget }) => {
                for (const one of boxes()) one.checked = currentTarget.checked;
                counted();
              }}
            >
              <span>{all}</span>
            </Option>
            <p className="figures text-muted" role="status">
              {fill(count, { count: chosen })}
            </p>
          </div>
        )}
      </fieldset>
    </FieldBox>
  );
}
