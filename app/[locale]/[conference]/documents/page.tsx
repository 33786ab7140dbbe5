import { openPage, titled } from '@/app/open-page';
import { UPLOADED_KINDS } from '@/domain/documents';
import { readItemNumber } from '@/domain/item-number';
import { can } from '@/domain/permissions';
import { DocumentsPage } from '@/features/documents/components/documents-page';
import { listDocuments } from '@/features/documents/queries/documents';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<'kind' | 'item', string | string[] | undefined>>;
};

export const generateMetadata = titled('documents.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const { kind, item } = await searchParams;
  const shown = {
    kind: UPLOADED_KINDS.find((one) => one === kind) ?? null,
    item: typeof item === 'string' ? readItemNumber(item) : null,
  };
  return (
    <DocumentsPage
      conference={conference}
      documents={await listDocuments(me, conference.id)}
      shown={shown}
      mayAdd={can(me, 'document.edit', { conferenceId: conference.id })}
    />
  );
}
