import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/page/section';
import { readerLocale } from '@/platform/i18n/reader';
import type { DocumentLine } from '../queries/documents';
import { DocumentList } from './document-list';

type Props = { conference: { slug: string; timeZone: string }; documents: readonly DocumentLine[] };

/** The documents of the thing that a page is about; nothing where it has none. */
export async function DocumentsOf({ conference, documents }: Props) {
  const [t, locale] = await Promise.all([getTranslations('documents'), readerLocale()]);
  if (documents.length === 0) return null;
  return (
    <Section title={t('title')} id="documents">
      <DocumentList
        here={`/${locale}/${conference.slug}`}
        timeZone={conference.timeZone}
        documents={documents}
        placed
      />
    </Section>
  );
}
