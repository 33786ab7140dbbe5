import { historyOf } from '@/app/history';
import { openPage, titledBy } from '@/app/open-page';
import { shownDocument } from '@/app/shown';
import { DocumentPage } from '@/features/documents/components/document-page';
import { getDocumentForm } from '@/features/documents/queries/form';

type Props = { params: Promise<{ conference: string; document: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, document }, say) => [
    (await shownDocument(me, conference, document)).symbol,
    say('documents.title'),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, document: id } = await openPage(params);
  const document = await shownDocument(me, conference, id);
  const isWorking = document.may.edit && document.releasedAt === null;
  return (
    <DocumentPage
      conference={conference}
      document={document}
      places={isWorking ? await getDocumentForm(me, conference) : null}
      history={await historyOf(me, conference, { entity: 'document', id })}
    />
  );
}
