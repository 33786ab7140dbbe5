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

/**
 * Sends the form. On the way it keeps the focus and its width, so that it does not shrink from under the pointer, and sends
 * nothing twice (the form sees to that).
 */
export function SubmitButton({ children, pendingLabel, variant, size, name, value }: Props) {
  const { pending, pendingText } = use(FormContext);
  const onTheWay = pending ? (pendingLabel ?? pendingText) : undefined;
  return (
    <button
      type="submit"
      className={button({ variant, size })}
      name={name}
      value={value}
      aria-disabled={pending || undefined}
    >
      {onTheWay ? (
        <span className="grid *:col-start-1 *:row-start-1">
          <span className="invisible">{children}</span>
          <span>{onTheWay}</span>
        </span>
      ) : (
        children
      )}
    </button>
  );
}
