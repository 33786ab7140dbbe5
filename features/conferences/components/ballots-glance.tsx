import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Time } from '@/components/page/time';
import { DataTable } from '@/components/table/data-table';
import { pick } from '@/domain/local-text';
import { moment, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';
import type { Glance } from '../queries/public';

type Props = { conference: ConferenceFacts; ballots: Glance['ballots'] };

/** Each ballot with its result in one sentence, or when it closes. */
export async function BallotsGlance({ conference, ballots }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.glance'), readerLocale()]);
  const { slug, timeZone } = conference;
  const say = sayIn(locale);
  if (ballots.length === 0) return <p className="text-muted">{t('noBallots')}</p>;
  return (
    <DataTable
      caption={t('ballots')}
      captionHidden
      dense={false}
      rows={ballots}
      rowKey={(ballot) => String(ballot.number)}
      columns={[
        { key: 'number', label: '№', numeric: true, cell: (ballot) => number(ballot.number, locale) },
        {
          key: 'question',
          label: t('question'),
          header: true,
          cell: (ballot) => (
            <Link href={`/${locale}/${slug}/ballots/${ballot.number}`}>{pick(ballot.question, locale)}</Link>
          ),
        },
        {
          key: 'procedure',
          label: t('procedureLabel'),
          cell: (ballot) => t(`procedure.${ballot.procedure}`),
        },
        {
          key: 'result',
          label: t('result'),
          cell: ({ result, closesAt }) =>
            result ? (
              say(result.explanation.key, result.explanation.params)
            ) : (
              <>
                {t('closes')} <Time iso={closesAt.toISOString()}>{moment(closesAt, locale, timeZone)}</Time>
              </>
            ),
        },
      ]}
    />
  );
}
