import { notFound } from 'next/navigation';
import { Gallery } from '@/components/gallery/gallery';
import { Main } from '@/components/page/main';

/** Shows whoever builds here all components at once. A house that people use does not have this page. */
export default function Page() {
  if (process.env.NODE_ENV === 'production') notFound();
  return (
    <Main>
      <Gallery />
    </Main>
  );
}
