import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { AskedErasure } from '../queries/erasures';
import { ErasureTag } from './erasure-tag';
import { writtenDay } from './written-day';

type Props = { conference: { slug: string; timeZone: string }; erasures: readonly AskedErasure[] };

/** The requests that data be erased, to be worked through. */
export async function ErasureDesk({ conference, erasures }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.erasure'), readerLocale()]);
  const here = `/${locale}/${conference.slug}/settings/erasures`;
  return (
    <Section title={t('deskTitle')} lead={<p>{t('deskLead')}</p>}>
      <DataTable
        caption={t('deskTitle')}
        captionHidden
        rows={erasures}
        rowKey={({ id }) => id}
        empty={<EmptyState text={t('none')} />}
        columns={[
          {
            key: 'person',
            label: t('person'),
            header: true,
            cell: ({ id, name, state }) =>
              state === 'erased' ? t('erasedPerson') : <Link href={`${here}/${id}`}>{name}</Link>,
          },
          {
            key: 'at',
            label: t('requested'),
            cell: ({ requestedAt }) => moment(requestedAt, locale, conference.timeZone),
          },
          { key: 'state', label: t('stateTitle'), cell: ({ state }) => <ErasureTag state={state} /> },
          {
            key: 'day',
            label: t('day'),
            cell: ({ eraseOn, erasedAt }) => {
              if (erasedAt) return moment(erasedAt, locale, conference.timeZone);
              return eraseOn ? writtenDay(eraseOn, locale) : '–';
            },
          },
        ]}
      />
    </Section>
  );
}
