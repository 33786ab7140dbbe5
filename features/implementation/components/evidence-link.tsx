import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { fileSize } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { Report } from '../queries/reports';

/** `here`: the address of the page of the country; `report`: which report of it bears the file. */
type Props = { here: string; report: number; file: NonNullable<Report['file']> };

async function wordsOf({ kind, size }: Props['file']) {
  const [types, locale] = await Promise.all([getTranslations('documents.fileType'), readerLocale()]);
  return { type: types(kind), size: fileSize(size, locale) };
}

/** The way to the file of a report, with what it is; for who only hears it, with which report bears it. */
export async function EvidenceLink({ here, report, file }: Props) {
  const [t, words] = await Promise.all([getTranslations('implementation.reports'), wordsOf(file)]);
  return (
    <a className="inline-block min-h-6" href={`${here}/${report}`} download>
      {t.rich('file', {
        ...words,
        number: `${report}`,
        of: (which) => <span className="sr-only">{which}</span>,
      })}
    </a>
  );
}

/** What becomes of the file of the latest report, which the new one bears as well. */
export async function StandingFile({ here, report, file }: Props) {
  const [t, words] = await Promise.all([getTranslations('implementation.report'), wordsOf(file)]);
  const link = (what: ReactNode) => (
    <a href={`${here}/${report}`} download>
      {what}
    </a>
  );
  return <p className="measure">{t.rich('fileStands', { ...words, file: link })}</p>;
}
