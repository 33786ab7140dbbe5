import { getTranslations } from 'next-intl/server';
import { LOCALES, type Locale } from '@/domain/local-text';
import { fileSize, languageName } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { DocumentLine } from '../queries/documents';

type Props = { here: string; document: Pick<DocumentLine, 'id' | 'files' | 'originalLanguage' | 'symbol'> };

const inOwnOrder = (a: Locale, b: Locale) => LOCALES.indexOf(a) - LOCALES.indexOf(b);

/** The languages of a document, each with what its file is: the way to read it. */
export async function FileLinks({ here, document }: Props) {
  const [t, locale] = await Promise.all([getTranslations('documents'), readerLocale()]);
  const { id, files, originalLanguage, symbol } = document;
  if (files.length === 0) return null;
  return (
    <ul className="flex flex-wrap gap-x-5 gap-y-1">
      {files
        .toSorted((a, b) => inOwnOrder(a.language, b.language))
        .map(({ language, kind, size }) => (
          <li key={language}>
            <a className="inline-block min-h-6" href={`${here}/documents/${id}/${language}`} download>
              <span className="sr-only">{symbol} </span>
              {t('fileLine', {
                language: languageName(language, locale),
                type: t(`fileType.${kind}`),
                size: fileSize(size, locale),
              })}
            </a>
            {language === originalLanguage && files.length > 1 && (
              <span className="text-dense text-muted"> {t('originalMark')}</span>
            )}
          </li>
        ))}
    </ul>
  );
}
