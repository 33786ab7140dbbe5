import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { FileField } from '@/components/form/file-field';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Link } from '@/components/link';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { DataTable } from '@/components/table/data-table';
import { IMPORT_KINDS } from '@/domain/imports';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { MOST_FILE, MOST_FILE_MEGABYTES } from '@/platform/http/sizes.mjs';
import { formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { MOST_ROWS } from '@/platform/sheets/sheet';
import { addImportAction } from '../actions';
import type { ImportLine } from '../queries/imports';

type Props = {
  conference: { slug: string; title: LocalText; originalLanguage: Locale; timeZone: string };
  imports: ImportLine[];
  /** the one delegation whose persons are imported, with its name */
  delegation: { id: string; name: string } | null;
};

/** Uploads a list to be imported, and leads to those that wait. */
export async function ImportsPage({ conference, imports, delegation }: Props) {
  const [t, delegations, locale] = await Promise.all([
    getTranslations('imports'),
    getTranslations('delegations'),
    readerLocale(),
  ]);
  const here = `/${locale}/${conference.slug}`;
  const above = delegation
    ? { label: delegation.name, href: `${here}/delegations/${delegation.id}` }
    : { label: delegations('list.title'), href: `${here}/delegations` };
  const [waiting, imported] = [
    imports.filter(({ confirmedAt }) => confirmedAt === null),
    imports.filter(({ confirmedAt }) => confirmedAt !== null),
  ];
  const file = {
    key: 'file',
    label: t('file'),
    header: true,
    cell: ({ id, fileName }: ImportLine) => (
      <Link href={`${here}/imports/${id}`}>
        <bdi>{fileName}</bdi>
      </Link>
    ),
  };
  const columns = [
    file,
    { key: 'kind', label: t('field.kind'), cell: ({ kind }: ImportLine) => t(`kind.${kind}`) },
    {
      key: 'addedAt',
      label: t('addedAt'),
      cell: ({ addedAt }: ImportLine) => moment(addedAt, locale, conference.timeZone),
    },
  ];
  const result = {
    key: 'result',
    label: t('result'),
    cell: ({ added, changed }: ImportLine) => t('resultOf', { added: added ?? 0, changed: changed ?? 0 }),
  };
  return (
    <Main>
      <Breadcrumbs
        label={delegations('reg.trail')}
        items={[{ label: pick(conference.title, locale, conference.originalLanguage), href: here }, above]}
      />
      <PageHeading title={t(delegation ? 'titleOwn' : 'title')} lead={t(delegation ? 'leadOwn' : 'lead')} />
      <ActionForm action={addImportAction} texts={formTexts(locale)} id="add-import" className="max-w-form">
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="locale" value={locale} />
        {delegation ? (
          <>
            <Hidden name="kind" value="persons" />
            <Hidden name="delegationId" value={delegation.id} />
          </>
        ) : (
          <RadioGroup
            name="kind"
            legend={t('field.kind')}
            options={IMPORT_KINDS.map((value) => ({ value, label: t(`kind.${value}`) }))}
            defaultValue="persons"
            inline
          />
        )}
        <FileField
          name="file"
          label={t('field.file')}
          hint={t('field.fileHint', { megabytes: MOST_FILE_MEGABYTES, rows: MOST_ROWS })}
          accept=".csv,.tsv,.txt,.xlsx"
          maxBytes={MOST_FILE}
          tooLarge={t('refusal.tooLarge', { megabytes: MOST_FILE_MEGABYTES })}
        />
        <TextArea name="pasted" label={t('field.pasted')} hint={t('field.pastedHint')} rows={6} dir="auto" />
        <SubmitButton>{t('add')}</SubmitButton>
      </ActionForm>
      {waiting.length > 0 && (
        <Section title={t('waiting')} id="waiting">
          <DataTable
            caption={t('waiting')}
            captionHidden
            rows={waiting}
            rowKey={({ id }) => id}
            columns={columns}
          />
        </Section>
      )}
      {imported.length > 0 && (
        <Section title={t('imported')} id="imported">
          <DataTable
            caption={t('imported')}
            captionHidden
            rows={imported}
            rowKey={({ id }) => id}
            columns={[...columns, result]}
          />
        </Section>
      )}
    </Main>
  );
}
