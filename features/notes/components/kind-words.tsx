import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { inEach, type Locale } from '@/domain/local-text';
import { PARAGRAPH_KINDS } from '@/domain/note-kinds';
import type { WorkingLanguages } from '@/domain/working-languages';
import { senderName } from '@/features/delegations/queries/places';
import type { SpeakingDelegation } from '@/features/speakers/queries/speakers';
import { countrySortKey } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { readerLocale, workingLanguagesFor } from '@/platform/i18n/reader';
import { editParagraphAction } from '../actions';
import type { NoteParagraph } from '../queries';
import { classificationOptions } from './classify-forms';
import type { NamedDelegation } from './live-describing';

/** Delegations with their names in each language, in the order of the reader's own. */
export const namedIn = (delegations: readonly SpeakingDelegation[], locale: Locale): NamedDelegation[] =>
  sorted(delegations, locale, ({ countryCode, organization }) =>
    countryCode ? countrySortKey(countryCode, locale) : (organization ?? ''),
  ).map((one) => ({ id: one.id, names: inEach((language) => senderName(one, language)) }));

type Props = {
  conference: { slug: string } & WorkingLanguages;
  paragraph: NoteParagraph;
  delegations: readonly NamedDelegation[];
};

/** Says what a paragraph is, in which language, and whose statement, behind a line of its own. */
export async function KindForm({ conference, paragraph, delegations }: Props) {
  const [t, locale] = await Promise.all([getTranslations('notes'), readerLocale()]);
  const number = itemLabel(paragraph.number, locale);
  return (
    <details className="text-dense" data-printed="">
      <summary className="inline-flex min-h-6 items-center text-accent hover:underline">
        {t('edit.title', { number })}
      </summary>
      <ActionForm action={editParagraphAction} texts={formTexts(locale)} id={`kind-${paragraph.id}`}>
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="paragraphId" value={paragraph.id} />
        <Hidden name="version" value={paragraph.version} />
        <SelectField
          name="kind"
          label={t('edit.kind')}
          defaultValue={paragraph.kind}
          options={PARAGRAPH_KINDS.map((kind) => ({ value: kind, label: t(`paragraphKind.${kind}`) }))}
          width="s"
        />
        <SelectField
          name="delegationId"
          label={t('edit.delegation')}
          hint={t('edit.delegationHint')}
          empty={t('edit.noDelegation')}
          defaultValue={paragraph.delegation?.id ?? ''}
          options={delegations.map(({ id, names }) => ({ value: id, label: names[locale] }))}
        />
        <SelectField
          name="language"
          label={t('language')}
          defaultValue={paragraph.language}
          options={workingLanguagesFor(locale, conference).map((l) => ({ value: l.locale, label: l.name }))}
          width="s"
        />
        <SelectField
          name="classification"
          label={t('classification.label')}
          hint={t('classification.hint')}
          defaultValue={paragraph.classification}
          options={classificationOptions(locale)}
          width="s"
        />
        <SubmitButton variant="secondary" size="s">
          {t('edit.submit', { number })}
        </SubmitButton>
      </ActionForm>
    </details>
  );
}
