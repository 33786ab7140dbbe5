import { openPage, titled } from '@/app/open-page';
import { AddDocument } from '@/features/documents/components/add-document';
import { getDocumentForm } from '@/features/documents/queries/form';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<'session', string | string[] | undefined>>;
};

export const generateMetadata = titled('documents.add', 'documents.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const { session } = await searchParams;
  const places = await orNotFound(getDocumentForm(me, conference));
  return (
    <AddDocument
      conference={conference}
      places={places}
      sessionId={typeof session === 'string' ? session : null}
    />
  );
}
