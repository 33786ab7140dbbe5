import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { countryName, moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';

/** Who broke silence and when; why, for those who take part in the conference. */
export async function BrokenSilence({ ballot, timeZone }: { ballot: BallotWhole; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  if (ballot.broken.length === 0) return null;
  const withReasons = ballot.broken.some(({ reason }) => reason !== null);
  return (
    <Section title={t('broken.title')} id="broken">
      <DataTable
        caption={t('broken.title')}
        captionHidden
        rows={ballot.broken}
        rowKey={({ countryCode }) => countryCode}
        columns={[
          {
            key: 'delegation',
            label: t('column.delegation'),
            header: true,
            cell: ({ countryCode }) => countryName(countryCode, locale),
          },
          { key: 'when', label: t('column.when'), cell: ({ at }) => moment(at, locale, timeZone) },
          ...(withReasons
            ? [
                {
                  key: 'reason',
                  label: t('column.reason'),
                  cell: ({ reason }: BallotWhole['broken'][number]) => (
                    <span dir="auto" className="whitespace-pre-line">
                      {reason}
                    </span>
                  ),
                },
              ]
            : []),
        ]}
      />
    </Section>
  );
}
