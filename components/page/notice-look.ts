import { cva } from 'class-variance-authority';

/** A box that says how something stands: its sign, its words, and a rule at its start in the colour of its tone. */
export const notice = cva('flex gap-3 border border-s-4 border-y-hairline border-e-hairline px-4 py-3', {
  variants: {
    tone: {
      info: 'bg-surface border-s-accent [&>svg]:text-accent',
      success: 'bg-surface border-s-positive [&>svg]:text-positive',
      warning: 'border-s-pending bg-pending-soft [&>svg]:text-pending',
      error: 'bg-surface border-s-negative [&>svg]:text-negative',
    },
  },
});

/** The sign of a notice, in the first line of its words. */
export const NOTICE_SIGN = 'mt-[0.08em] text-[1.25rem]';
