import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { DataTable } from '@/components/table/data-table';
import { pick } from '@/domain/local-text';
import { inOrder, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { OutcomeLine } from '../queries';
import { StateTag } from './state-tag';

/** The outcomes as a register: number, title, kind, strength, topics and where each stands. */
export async function OutcomeList({ slug, outcomes }: { slug: string; outcomes: OutcomeLine[] }) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  if (outcomes.length === 0) return <EmptyState text={t('empty')} />;
  const list = new Intl.ListFormat(locale, { type: 'unit', style: 'short' });
  return (
    <DataTable
      caption={t('title')}
      captionHidden
      dense={false}
      rows={outcomes}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'number',
          label: sayIn(locale)('common.number'),
          numeric: true,
          cell: (row) => number(row.number, locale),
        },
        {
          key: 'title',
          label: t('text'),
          header: true,
          cell: (row) => (
            <Link href={`/${locale}/${slug}/outcomes/${row.number}`}>
              {row.doubt ? t('number', { number: row.number }) : pick(row.title, locale)}
            </Link>
          ),
        },
        { key: 'kind', label: t('kindLabel'), cell: (row) => (row.doubt ? '–' : t(`kind.${row.kind}`)) },
        {
          key: 'strength',
          label: t('strengthLabel'),
          cell: (row) => (row.strength && !row.doubt ? t(`strength.${row.strength}`) : '–'),
        },
        {
          key: 'topics',
          label: t('topics'),
          cell: (row) =>
            list.format(row.topics.map((topic) => pick(topic, locale)).sort(inOrder(locale))) || '–',
        },
        {
          key: 'state',
          label: t('stateLabel'),
          cell: (row) => (
            <>
              <StateTag state={row.state} />
              {row.adoptionMethod && (
                <span className="block text-meta text-muted">{t(`method.${row.adoptionMethod}`)}</span>
              )}
            </>
          ),
        },
      ]}
    />
  );
}
