import { getTranslations } from 'next-intl/server';
import { Field } from '@/components/form/field';
import { Fieldset } from '@/components/form/fieldset';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SelectField } from '@/components/form/select-field';
import type { WorkingLanguages } from '@/domain/working-languages';
import { countryOptions, timeZoneOptions } from '@/platform/i18n/countries';
import { languagesFor, readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import type { ConferenceFacts } from '../queries';

type Known = Pick<ConferenceFacts, 'hostCountry' | 'hostCity' | 'startsOn' | 'endsOn' | 'timeZone'> &
  WorkingLanguages;

/** The fields of host, dates and time zone. All but the zone may be left open until they are known. */
export async function PlaceAndTime({ conference }: { conference?: Known }) {
  const [t, common, locale] = await Promise.all([
    getTranslations('conferences.settings'),
    getTranslations('common'),
    readerLocale(),
  ]);
  return (
    <>
      <Fieldset legend={t('dates')}>
        <div className="flex flex-wrap gap-x-6 gap-y-4">
          <Field
            name="startsOn"
            type="date"
            label={t('startsOn')}
            defaultValue={conference?.startsOn ?? undefined}
            optional={common('optional')}
            width="m"
          />
          <Field
            name="endsOn"
            type="date"
            label={t('endsOn')}
            defaultValue={conference?.endsOn ?? undefined}
            optional={common('optional')}
            width="m"
          />
        </div>
      </Fieldset>
      <SelectField
        name="timeZone"
        label={t('timeZone')}
        hint={t('timeZoneHint')}
        options={timeZoneOptions(locale)}
        defaultValue={conference?.timeZone ?? 'UTC'}
        width="l"
      />
      <SelectField
        name="hostCountry"
        label={t('hostCountry')}
        empty={t('notNamed')}
        options={countryOptions(locale)}
        defaultValue={conference?.hostCountry ?? ''}
        width="l"
      />
      <LocalTextFields
        name="hostCity"
        legend={t('hostCity')}
        hint={t('hostCityHint')}
        languages={conference ? workingLanguagesFor(locale, conference) : languagesFor(locale)}
        defaultValue={conference?.hostCity ?? undefined}
      />
    </>
  );
}
