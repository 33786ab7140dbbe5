'use client';

import { type ReactNode, use } from 'react';
import { type ButtonLook, button } from './button-look';
import { FormContext } from './form-context';

type Props = ButtonLook & {
  children: ReactNode;
  pendingLabel?: string;
  name?: string;
  value?: string;
};

/** Sends the form. On the way it keeps the focus and sends nothing twice (the form sees to that). */
export function SubmitButton({ children, pendingLabel, variant, size, name, value }: Props) {
  const { pending, pendingText } = use(FormContext);
  return (
    <button
      type="submit"
      className={button({ variant, size })}
      name={name}
      value={value}
      aria-disabled={pending || undefined}
    >
      {pending ? (pendingLabel ?? pendingText ?? children) : children}
    </button>
  );
}
