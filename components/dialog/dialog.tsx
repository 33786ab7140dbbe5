'use client';

import { type ReactNode, useId, useRef } from 'react';
import { Button, type ButtonSize, type ButtonVariant } from '../form/button';

type Props = {
  /** words of the button that opens it */
  trigger: ReactNode;
  title: string;
  closeLabel: string;
  variant?: ButtonVariant;
  size?: ButtonSize;
  children: ReactNode;
};

/** The browser's own modal dialog: it traps the focus, closes on Escape and gives the focus back. */
export function Dialog({ trigger, title, closeLabel, variant, size, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  return (
    <>
      <Button
        variant={variant}
        size={size}
        aria-haspopup="dialog"
        onClick={() => dialog.current?.showModal()}
      >
        {trigger}
      </Button>
      <dialog ref={dialog} className="dialog" aria-labelledby={id}>
        <div className="dialog-head">
          <h2 id={id}>{title}</h2>
          <Button variant="quiet" onClick={() => dialog.current?.close()}>
            {closeLabel}
          </Button>
        </div>
        <div className="dialog-body">{children}</div>
      </dialog>
    </>
  );
}
