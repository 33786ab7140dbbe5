import { notFound } from 'next/navigation';

/** Everything that no page answers gets the page that says so, in the reader's language. */
export default function Page() {
  notFound();
}
