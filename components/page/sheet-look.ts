import { cva } from 'class-variance-authority';

/** The page's <main>: one column on the canvas, as wide as the head of the page, or as its text needs. */
export const sheet = cva(
  'column relative flex-1 pt-6 pb-20 outline-none md:pt-8 print:max-w-none print:px-0',
  {
    variants: {
      width: {
        wide: '',
        list: 'md:max-w-[calc(var(--container-list)+3rem)]',
        text: 'md:max-w-[calc(var(--container-text)+3rem)]',
        document: 'md:max-w-[calc(var(--container-document)+3rem)]',
        form: 'md:max-w-[calc(var(--container-form)+3rem)]',
      },
    },
    defaultVariants: { width: 'wide' },
  },
);
