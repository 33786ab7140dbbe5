import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Section } from '@/components/page/section';
import { readerLocale } from '@/platform/i18n/reader';
import type { DocumentLine } from '../queries/documents';
import { DocumentList } from './document-list';

type Props = {
  conference: { slug: string; timeZone: string };
  documents: readonly DocumentLine[];
  /** the way to add one, for who may */
  add?: string;
};

/** The documents of the thing that a page is about; nothing where it has none. */
export async function DocumentsOf({ conference, documents, add }: Props) {
  const [t, locale] = await Promise.all([getTranslations('documents'), readerLocale()]);
  if (documents.length === 0 && !add) return null;
  return (
    <Section
      title={t('title')}
      id="documents"
      actions={
        add && (
          <ButtonLink variant="secondary" href={add}>
            {t('add')}
          </ButtonLink>
        )
      }
    >
      {documents.length === 0 && <p className="text-muted">{t('noneOfSession')}</p>}
      <DocumentList
        here={`/${locale}/${conference.slug}`}
        timeZone={conference.timeZone}
        documents={documents}
        placed
      />
    </Section>
  );
}
