/** The lines of a list that is edited in place. */
export const ROWS =
  'border-t border-hairline *:flex *:flex-wrap *:items-end *:justify-between *:gap-x-8 *:gap-y-5 *:border-b *:border-hairline *:py-3 sm:*:gap-y-1';

/** A form that is one line: what is said of it stands below, so that its fields and its button stay where they are. */
export const ROW_FORM =
  'flex flex-wrap items-end gap-x-4 gap-y-2 *:m-0! [&>:is([role=alert],[data-done])]:order-last [&>:is([role=alert],[data-done])]:basis-full [&>[data-field]:has([aria-invalid])]:-ms-4! [&>[data-field]_p]:w-0 [&>[data-field]_p]:min-w-full';
