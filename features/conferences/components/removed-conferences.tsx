import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { Lines } from '@/components/page/lines';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { pick } from '@/domain/local-text';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { RemovedConference } from '../queries/removal';

/** The conferences that were removed: by the names that they had, when, by whom and why, each with its record as a file. */
export async function RemovedConferences({ removed }: { removed: readonly RemovedConference[] }) {
  const [t, locale] = await Promise.all([getTranslations('conferences.removed'), readerLocale()]);
  return (
    <Main width="list">
      <PageHeading title={t('title')} lead={t('lead')} />
      {removed.length === 0 && <EmptyState text={t('empty')} />}
      <Lines
        level={2}
        lines={removed.map(({ id, title, slug, symbol, removedAt, by, reason, timeZone, entries }) => ({
          key: id,
          title: <bdi>{pick(title, locale)}</bdi>,
          facts: [
            <bdi key="symbol">{symbol}</bdi>,
            <bdi key="slug" dir="ltr">
              /{slug}
            </bdi>,
            by
              ? t('removedBy', { time: moment(removedAt, locale, timeZone), name: by })
              : t('removedOn', { time: moment(removedAt, locale, timeZone) }),
            t('because', { reason }),
            <Link key="record" href={`/${locale}/removed/${id}/record.csv`}>
              {t('record', { count: entries })}
            </Link>,
          ],
        }))}
      />
    </Main>
  );
}
