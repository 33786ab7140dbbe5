import { getTranslations } from 'next-intl/server';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { countryAddress } from '@/domain/addresses';
import { countryName } from '@/platform/i18n/country-names';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import { CountryCell } from './country-cell';
import type { When } from './when';

type Props = { here: string; ballot: BallotWhole; when: When };

/** Who broke silence and when; why, for those who take part in the conference. */
export async function BrokenSilence({ here, ballot, when }: Props) {
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
            cell: ({ countryCode: code }) => (
              <CountryCell
                country={{
                  code,
                  name: countryName(code, locale, ballot.declaredAt),
                  mine: code === ballot.mine?.countryCode,
                }}
                href={countryAddress(here, code)}
              />
            ),
          },
          { key: 'when', label: t('column.when'), cell: ({ at }) => when(at) },
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
