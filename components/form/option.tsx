import type { ComponentProps } from 'react';
import { classes } from '../text';

type Props = ComponentProps<'input'> & {
  'data-once'?: '';
  hint?: string;
  hintId: string;
  /** a class of the whole row */
  row?: string;
};

/** One radio button or box; its words (`children`) beside it, and its hint below them. */
export function Option({ hint, hintId, row, children, ...input }: Props) {
  return (
    <label className={classes('grid min-h-10 grid-cols-[24px_1fr] items-center gap-x-3 py-1.5', row)}>
      <input className="size-[22px]" {...input} />
      {children}
      {hint && (
        <span className="col-start-2 text-dense text-muted" id={hintId}>
          {hint}
        </span>
      )}
    </label>
  );
}
