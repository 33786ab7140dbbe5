import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/form/field';
import { SelectField } from '@/components/form/select-field';
import { ViewForm } from '@/components/form/view-form';
import { SHOWN_STATES } from '@/domain/implementation';
import { type ImplementationView, implementationQuery } from '@/domain/implementation-view';
import { type Locale, pick } from '@/domain/local-text';
import { sayIn } from '@/platform/i18n/messages';
import { outcomeAndTitle } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import type { FollowUp } from '../queries/follow-up';

type Props = {
  address: string;
  followUps: readonly FollowUp[];
  view: ImplementationView;
  originalLanguage: Locale;
};

/** What of the matrix is shown. */
export async function StatesForm({ address, followUps, view, originalLanguage }: Props) {
  const [t, locale] = await Promise.all([getTranslations('implementation'), readerLocale()]);
  const say = sayIn(locale);
  return (
    <ViewForm
      address={address}
      narrowed={implementationQuery(view) !== ''}
      columns="lg:grid-cols-[1fr_2fr_1fr_auto]"
      texts={{ show: say('ballots.matrix.show'), all: say('ballots.matrix.all') }}
    >
      <Field
        name="country"
        type="search"
        label={t('countries.country')}
        defaultValue={view.country}
        maxLength={60}
        width="full"
      />
      <SelectField
        name="outcome"
        label={t('matrix.outcome')}
        defaultValue={view.outcome === null ? '' : String(view.outcome)}
        empty={t('matrix.allOutcomes')}
        options={followUps.map(({ number, symbol, title }) => ({
          value: String(number),
          label: outcomeAndTitle({ number, symbol }, pick(title, locale, originalLanguage), locale),
        }))}
        width="full"
      />
      <SelectField
        name="state"
        label={t('countries.state')}
        defaultValue={view.state ?? ''}
        empty={t('matrix.allStates')}
        options={SHOWN_STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        width="full"
      />
    </ViewForm>
  );
}
