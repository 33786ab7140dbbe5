import { getTranslations } from 'next-intl/server';
import { fileSize } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { Report } from '../queries/reports';

/** `here`: the address of the page of the country; `report`: which report of it bears the file. */
export type EvidenceLinkProps = { here: string; report: number; file: NonNullable<Report['file']> };

/** The way to the file of a report, with what it is. */
export async function EvidenceLink({ here, report, file: { kind, size } }: EvidenceLinkProps) {
  const [t, types, locale] = await Promise.all([
    getTranslations('implementation.reports'),
    getTranslations('documents.fileType'),
    readerLocale(),
  ]);
  return (
    <a className="inline-block min-h-6" href={`${here}/${report}`} download>
      {t('file', { type: types(kind), size: fileSize(size, locale) })}
    </a>
  );
}
