import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { LocalTextFields } from '@/components/form/local-text-fields';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { LOCALES, type LocalText, pick } from '@/domain/local-text';
import { REGIONS } from '@/domain/regions';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { createConferenceAction, createSeriesAction } from '../actions';
import { LanguageFields } from './language-fields';
import { PlaceAndTime } from './place-and-time';

/** A new series of conferences. */
export async function SeriesForm() {
  const [t, locale] = await Promise.all([getTranslations('conferences.founding'), readerLocale()]);
  return (
    <Main width="form">
      <PageHeading title={t('seriesTitle')} lead={t('seriesLead')} />
      <ActionForm action={createSeriesAction} texts={formTexts(locale)} id="series">
        <LocalTextFields
          name="title"
          legend={t('title')}
          hint={t('oneLanguage')}
          languages={languagesFor(locale)}
        />
        <Field
          name="slug"
          label={t('slug')}
          hint={t('seriesSlugHint')}
          width="m"
          dir="ltr"
          spellCheck={false}
        />
        <SubmitButton>{t('createSeries')}</SubmitButton>
      </ActionForm>
    </Main>
  );
}

type FoundingProps = { series: { id: string; title: LocalText }[]; keepsList: boolean };

/** A new conference in a series, with the members in its scope. */
export async function ConferenceForm({ series, keepsList }: FoundingProps) {
  const [t, languages, common, word, locale] = await Promise.all([
    getTranslations('conferences.founding'),
    getTranslations('conferences.languages'),
    getTranslations('common'),
    getTranslations('conferences.region'),
    readerLocale(),
  ]);
  if (series.length === 0) {
    return (
      <Main width="form">
        <PageHeading title={t('conferenceTitle')} />
        <EmptyState
          text={t('seriesFirst')}
          action={{ label: t('seriesTitle'), href: `/${locale}/first-run/series` }}
        />
      </Main>
    );
  }
  return (
    <Main width="form">
      <PageHeading title={t('conferenceTitle')} lead={t('conferenceLead')} />
      <ActionForm action={createConferenceAction} texts={formTexts(locale)} id="conference">
        <SelectField
          name="seriesId"
          label={t('series')}
          options={sorted(series, locale, ({ title }) => pick(title, locale)).map(({ id, title }) => ({
            value: id,
            label: pick(title, locale),
          }))}
          defaultValue={series.at(-1)?.id}
          width="l"
        />
        <LanguageFields
          legend={languages('title')}
          working={{ languages: LOCALES, originalLanguage: locale }}
        />
        <LocalTextFields
          name="title"
          legend={t('title')}
          hint={t('workingLanguages')}
          languages={languagesFor(locale)}
        />
        <Field name="slug" label={t('slug')} hint={t('slugHint')} width="m" dir="ltr" spellCheck={false} />
        <Field
          name="symbol"
          label={t('symbol')}
          hint={t('symbolHint')}
          width="m"
          dir="ltr"
          spellCheck={false}
        />
        <Field
          name="ordinal"
          type="number"
          label={t('ordinal')}
          hint={t('ordinalHint')}
          min={1}
          optional={common('optional')}
          width="xs"
        />
        <SelectField
          name="region"
          label={t('region')}
          empty={t('choose')}
          options={REGIONS.map((value) => ({ value, label: word(value) }))}
          width="m"
        />
        <PlaceAndTime />
        <TextArea
          name="members"
          label={t('members')}
          hint={keepsList ? t('membersOfList') : t('membersHint')}
          rows={4}
          dir="ltr"
        />
        <SubmitButton>{t('createConference')}</SubmitButton>
      </ActionForm>
    </Main>
  );
}
