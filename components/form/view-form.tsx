import type { ReactNode } from 'react';
import { Link } from '../link';
import { classes } from '../text';
import { Button } from './button';

type Props = {
  /** of the page that is asked, without its question */
  address: string;
  /** something is asked for: a link leads back to the whole */
  narrowed: boolean;
  /** the widths of the fields and of the button on a wide screen, as a class */
  columns: string;
  texts: { show: string; all: string };
  /** the fields, each as wide as it may be */
  children: ReactNode;
};

/** What of a page is shown. It asks by its address, so it works without JavaScript. */
export function ViewForm({ address, narrowed, columns, texts, children }: Props) {
  return (
    <form action={address} method="get" className="mb-6 print:hidden">
      <div className={classes('grid items-end gap-4 sm:grid-cols-2', columns)}>
        {children}
        <Button type="submit">{texts.show}</Button>
      </div>
      {narrowed && (
        <p className="mt-3">
          <Link href={address}>{texts.all}</Link>
        </p>
      )}
    </form>
  );
}
