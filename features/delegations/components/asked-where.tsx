'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

/** The boxes of one question, and which of them asks another. */
export type WantedAnswer = { name: string; values: readonly string[] };

type Props = {
  /** each of these questions has to be answered so; none where it is asked of everybody */
  wanted: readonly WantedAnswer[];
  children: ReactNode;
};

/**
 * A question that other answers of its form ask. Where scripts run, it comes and goes with them: what is not asked cannot be
 * reached, and what was typed there waits. It is sent as it stands, and the server passes it by; left out, it would read as emptied.
 * Where no scripts run it is always there, and says when it is asked.
 */
export function AskedWhere({ wanted, children }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [isAsked, setAsked] = useState(true);

  useEffect(() => {
    const form = box.current?.closest('form');
    const isTicked = ({ name, values }: WantedAnswer) =>
      [...(form?.elements ?? [])].some(
        (control) =>
          control instanceof HTMLInputElement &&
          [name, `${name}[]`].includes(control.name) &&
          control.checked &&
          values.includes(control.value),
      );
    const look = () => setAsked(wanted.every(isTicked));
    // After text of an earlier visit was put back, or taken away.
    const afterwards = () => setTimeout(look);
    look();
    const timer = afterwards();
    form?.addEventListener('change', look);
    form?.addEventListener('input', look);
    form?.addEventListener('reset', afterwards);
    return () => {
      clearTimeout(timer);
      form?.removeEventListener('change', look);
      form?.removeEventListener('input', look);
      form?.removeEventListener('reset', afterwards);
    };
  });

  return (
    <div ref={box} data-field="" hidden={!isAsked}>
      {children}
    </div>
  );
}
