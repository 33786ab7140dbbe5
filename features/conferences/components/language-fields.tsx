import { getTranslations } from 'next-intl/server';
import { CheckboxGroup } from '@/components/form/checkbox-field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { LOCALES, type Locale } from '@/domain/local-text';
import type { WorkingLanguages } from '@/domain/working-languages';
import { languageName } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';

type Props = {
  /** what the boxes are called */
  legend: string;
  working: WorkingLanguages;
  /** the languages in which something was adopted, and which stay */
  adopted?: readonly Locale[];
  originalStays?: boolean;
};

/** The languages that a conference works in, and which of them is the original. */
export async function LanguageFields({ legend, working, adopted = [], originalStays = false }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.languages'), readerLocale()]);
  const options = LOCALES.map((value) => ({ value, label: languageName(value, locale) }));
  return (
    <>
      <CheckboxGroup
        name="languages"
        legend={legend}
        hint={t('lead')}
        options={options.map((one) => (adopted.includes(one.value) ? { ...one, hint: t('adopted') } : one))}
        defaultValue={[...working.languages]}
      />
      {originalStays ? (
        <>
          <Hidden name="originalLanguage" value={working.originalLanguage} />
          <p className="measure">
            {t('originalStays', { language: languageName(working.originalLanguage, locale) })}
          </p>
        </>
      ) : (
        <SelectField
          name="originalLanguage"
          label={t('original')}
          hint={t('originalHint')}
          options={options}
          defaultValue={working.originalLanguage}
          width="m"
        />
      )}
    </>
  );
}
