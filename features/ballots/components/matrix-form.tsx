import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/form/field';
import { SelectField } from '@/components/form/select-field';
import { ViewForm } from '@/components/form/view-form';
import { pick } from '@/domain/local-text';
import { type MatrixView, matrixQuery } from '@/domain/matrix';
import { POSITIONS } from '@/domain/positions';
import { readerLocale } from '@/platform/i18n/reader';
import type { PositionedBallot } from '../queries/positions';
import { positionWords } from './choice-words';

type Props = { here: string; ballots: readonly PositionedBallot[]; view: MatrixView };

/** What of the matrix is shown, and in which order. */
export async function MatrixForm({ here, ballots, view }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const words = positionWords(locale);
  const happened = POSITIONS.filter((position) =>
    ballots.some(({ stands }) => [...stands.values()].some((one) => one.position === position)),
  );
  const address = `${here}/countries`;
  return (
    <ViewForm
      address={address}
      narrowed={matrixQuery(view) !== ''}
      columns="lg:grid-cols-[1fr_1fr_1fr_1fr_auto]"
      texts={{ show: t('matrix.show'), all: t('matrix.all') }}
    >
      <Field
        name="country"
        type="search"
        label={t('matrix.country')}
        defaultValue={view.country}
        maxLength={60}
        width="full"
      />
      <SelectField
        name="ballot"
        label={t('matrix.ballot')}
        defaultValue={view.ballot === null ? '' : String(view.ballot)}
        empty={t('matrix.allBallots')}
        options={ballots.map(({ number, question }) => ({
          value: String(number),
          label: t('matrix.ballotAndTitle', { number, title: pick(question, locale) }),
        }))}
        width="full"
      />
      <SelectField
        name="vote"
        label={t('column.vote')}
        defaultValue={view.position ?? ''}
        empty={t('matrix.allVotes')}
        options={happened.map((position) => ({ value: position, label: words[position] }))}
        width="full"
      />
      <SelectField
        name="sort"
        label={t('matrix.sort')}
        defaultValue={view.sort}
        options={[
          { value: 'name', label: t('matrix.byName') },
          { value: 'vote', label: t('matrix.byVote') },
        ]}
        width="full"
      />
    </ViewForm>
  );
}
