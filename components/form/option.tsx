import type { ComponentProps } from 'react';
import { classes } from '../text';

type Props = ComponentProps<'input'> & {
  hint?: string;
  hintId: string;
  /** a class of the whole row */
  row?: string;
};

/** One radio button or box; its words (`children`) beside it, and its hint below them. */
export function Option({ hint, hintId, row, children, ...input }: Props) {
  return (
    <label className={classes('option', row)}>
      <input {...input} />
      {children}
      {hint && (
        <span className="option-hint" id={hintId}>
          {hint}
        </span>
      )}
    </label>
  );
}
