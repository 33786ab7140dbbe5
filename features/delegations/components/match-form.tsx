import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { CAPACITIES } from '@/domain/actor';
import { isTaken } from '@/domain/imports';
import { formTexts } from '@/platform/i18n/form-texts';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { matchImportAction } from '../actions';
import { type ImportWhole, sheetOf } from '../queries/imports';

type Props = { slug: string; whole: ImportWhole };

/** Says for each column of the list what it is; a select for each, as they were suggested. */
export async function MatchForm({ slug, whole: { row, columns } }: Props) {
  const [t, delegations, locale] = await Promise.all([
    getTranslations('imports'),
    getTranslations('delegations'),
    readerLocale(),
  ]);
  const fields = Object.entries(sheetOf(row).fields)
    .filter(([name]) => isTaken(name))
    .map(([value, { words }]) => ({ value, label: words[locale][0] ?? value }));
  return (
    <ActionForm action={matchImportAction} texts={formTexts(locale)} id="match-import" className="max-w-form">
      <Hidden name="conference" value={slug} />
      <Hidden name="importId" value={row.id} />
      <Hidden name="version" value={row.version} />
      <p className="measure">{t('match.lead')}</p>
      {columns.map(({ index, column, header, field }, at) => (
        <SelectField
          key={index}
          name="columns[]"
          at={at}
          label={t('match.column', { column, header })}
          empty={t('match.none')}
          options={fields}
          defaultValue={field !== null && isTaken(field) ? field : ''}
        />
      ))}
      {row.kind === 'persons' ? (
        <>
          <Hidden name="quota" value={row.quota} />
          <SelectField
            name="capacity"
            label={t('match.capacity')}
            options={CAPACITIES.map((value) => ({ value, label: delegations(`capacity.${value}`) }))}
            defaultValue={row.capacity}
          />
        </>
      ) : (
        <>
          <Hidden name="capacity" value={row.capacity} />
          <Field
            name="quota"
            label={t('match.quota')}
            inputMode="numeric"
            width="xs"
            defaultValue={String(row.quota)}
          />
        </>
      )}
      <SelectField
        name="locale"
        label={t('match.locale')}
        options={languagesFor(locale).map((one) => ({ value: one.locale, label: one.name }))}
        defaultValue={row.locale}
      />
      <SubmitButton variant="secondary">{t('match.submit')}</SubmitButton>
    </ActionForm>
  );
}
