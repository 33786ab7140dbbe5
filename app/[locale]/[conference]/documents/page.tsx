import { openPage, titled } from '@/app/open-page';
import { DOCUMENT_KINDS } from '@/domain/documents';
import { readItemNumber } from '@/domain/item-number';
import { DocumentsPage } from '@/features/documents/components/documents-page';
import { papersFor } from '@/features/documents/components/papers';
import { listDocuments } from '@/features/documents/queries/documents';
import { mayAddDocument } from '@/features/documents/queries/form';
import { listRecordedDays } from '@/features/notes/queries/summary-record';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<'kind' | 'item', string | string[] | undefined>>;
};

export const generateMetadata = titled('documents.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, locale } = await openPage(params);
  const { kind, item } = await searchParams;
  const shown = {
    kind: DOCUMENT_KINDS.find((one) => one === kind) ?? null,
    item: typeof item === 'string' ? readItemNumber(item) : null,
  };
  return (
    <DocumentsPage
      conference={conference}
      documents={await listDocuments(me, conference.id)}
      shown={shown}
      papers={papersFor(me, conference.id, locale, await listRecordedDays(me, conference))}
      mayAdd={await mayAddDocument(me, conference.id)}
    />
  );
}
