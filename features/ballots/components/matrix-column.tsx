import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { countryAddress } from '@/domain/addresses';
import { pick } from '@/domain/local-text';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { PositionedBallot } from '../queries/positions';
import { positionWords } from './choice-words';
import { CountryCell, type Row } from './country-cell';
import { PhaseTag } from './phase-tag';
import { PositionMark } from './position-mark';

type Props = { here: string; ballot: PositionedBallot; rows: readonly Row[] };

/** One ballot of the matrix: every country in a line of its own. */
export async function MatrixColumn({ here, ballot, rows }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const words = positionWords(locale);
  const say = sayIn(locale);
  const { number, procedure, question, result } = ballot;
  const title = t('matrix.ballotAndTitle', { number, title: pick(question, locale) });
  return (
    <Section
      title={title}
      id="ballot"
      lead={<PhaseTag ballot={{ phase: 'declared', procedure, result, breaks: result.breaks }} />}
      actions={<Link href={`${here}/ballots/${number}`}>{t('matrix.result')}</Link>}
    >
      <DataTable
        caption={title}
        captionHidden
        stack={false}
        rows={rows}
        rowKey={({ country }) => country.code}
        columns={[
          {
            key: 'country',
            label: t('matrix.country'),
            header: true,
            cell: ({ country }) => (
              <CountryCell country={country} href={countryAddress(here, country.code)} />
            ),
          },
          {
            key: 'vote',
            label: t('column.vote'),
            cell: ({ stands: [stand] }) =>
              stand && (
                <>
                  <PositionMark position={stand.position} word={words[stand.position]} />
                  {stand.reason && (
                    <span className="block text-meta text-muted">
                      {say(`decision.excluded.${stand.reason}`)}
                    </span>
                  )}
                </>
              ),
          },
        ]}
      />
    </Section>
  );
}
