import { notFound } from 'next/navigation';
import { titled } from '@/app/open-page';

export const generateMetadata = titled('frame.notFound.title');

/** Everything that no page answers gets the page that says so, in the reader's language. */
export default function Page() {
  notFound();
}
