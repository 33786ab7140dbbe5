import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Time } from '@/components/page/time';
import { DataTable } from '@/components/table/data-table';
import { pick } from '@/domain/local-text';
import type { BallotLine } from '@/features/ballots/queries/ballot';
import { moment, number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { worded } from '@/platform/i18n/worded';
import type { ConferenceFacts } from '../queries';

type Props = { conference: ConferenceFacts; ballots: BallotLine[] };

/** Each ballot with its result in one sentence, or when it closes. */
export async function BallotsGlance({ conference, ballots }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.glance'), readerLocale()]);
  const { slug, timeZone } = conference;
  if (ballots.length === 0) return <p className="text-muted">{t('noBallots')}</p>;
  return (
    <DataTable
      caption={t('ballots')}
      captionHidden
      dense={false}
      rows={ballots}
      rowKey={(ballot) => String(ballot.number)}
      columns={[
        {
          key: 'number',
          label: sayIn(locale)('common.number'),
          numeric: true,
          cell: (ballot) => number(ballot.number, locale),
        },
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
          cell: (ballot) => <Standing ballot={ballot} timeZone={timeZone} />,
        },
      ]}
    />
  );
}

/** The result in one sentence; before it, where the ballot stands and until when. */
async function Standing({ ballot, timeZone }: { ballot: BallotLine; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations('conferences.glance'), readerLocale()]);
  const { result, phase, opensAt, closesAt, endedAt } = ballot;
  if (result) return worded(result.explanation, locale);
  if (phase === 'lapsed' || phase === 'doubted') return t(`phase.${phase}`);
  if (phase !== 'open' && phase !== 'scheduled') return t('phase.closed');
  const at = phase === 'scheduled' ? opensAt : (endedAt ?? closesAt);
  return (
    <>
      {t(`phase.${phase}`)} <Time iso={at.toISOString()}>{moment(at, locale, timeZone)}</Time>
    </>
  );
}
