import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ByOffice } from '@/components/page/by-office';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import type { ChainedAct } from '@/domain/acts';
import { namedAs } from '@/features/accounts/queries/colleagues';
import { countryName } from '@/platform/i18n/country-names';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { BallotWhole } from '../queries/ballot';
import type { When } from './when';

type Props = { ballot: BallotWhole; when: When; timeZone: string };

/** What was done with the ballot while it was open: when, by which office and why. That it was cancelled stands above. */
export async function BallotActs({ ballot, when, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const rows = ballot.acts.filter(({ kind }) => kind !== 'cancelled');
  if (rows.length === 0) return null;
  const at = (iso: string) => moment(new Date(iso), locale, timeZone);
  const what = (act: ChainedAct): ReactNode => {
    if (act.kind === 'closeMoved') return t('acts.closeMoved', { from: at(act.from), to: at(act.to) });
    if (act.kind === 'cancelled') return null;
    const code = ballot.entitled.find(({ delegationId }) => delegationId === act.delegation)?.countryCode;
    return t(`acts.${act.kind}`, { country: code ? countryName(code, locale) : '–' });
  };
  return (
    <Section title={t('acts.title')} id="acts">
      <DataTable
        caption={t('acts.title')}
        captionHidden
        rows={rows}
        rowKey={({ hash }) => hash}
        columns={[
          { key: 'what', label: t('acts.what'), header: true, cell: what },
          { key: 'when', label: t('acts.when'), cell: (act) => when(new Date(act.at)) },
          {
            key: 'office',
            label: t('cancelled.by'),
            cell: ({ office, hash }) => (
              <ByOffice by={namedAs(locale, ballot.actors[hash], t(`office.${office}`))}>
                {t(`office.${office}`)}
              </ByOffice>
            ),
          },
          {
            key: 'reason',
            label: t('cancelled.reason'),
            cell: (act) =>
              'reason' in act && (
                <span dir="auto" className="whitespace-pre-line">
                  {act.reason}
                </span>
              ),
          },
        ]}
      />
    </Section>
  );
}
