import { openPage, titled } from '@/app/open-page';
import { AddDocument } from '@/features/documents/components/add-document';
import { getDocumentForm } from '@/features/documents/queries/form';
import { orForbidden } from '@/platform/page';

type Props = { params: Promise<{ conference: string }> };

export const generateMetadata = titled('documents.add', 'documents.title');

export default async function Page({ params }: Props) {
  const { me, conference } = await openPage(params);
  orForbidden(me, 'document.edit', conference.id);
  return <AddDocument conference={conference} places={await getDocumentForm(me, conference)} />;
}
