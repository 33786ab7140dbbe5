import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { type Locale, pick } from '@/domain/local-text';
import { formTexts } from '@/platform/i18n/form-texts';
import { withCommas } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { recordShowOfHandsAction } from '../actions';
import type { OutcomeWhole } from '../queries';
import type { HandsHall } from '../queries/hands';

type Props = { slug: string; originalLanguage: Locale; outcome: OutcomeWhole; hall: HandsHall };

/** The three counts of a show of hands, as they were called out. */
export async function HandCounts({
  counts,
}: {
  counts?: { inFavour: number; against: number; abstaining: number };
}) {
  const t = await getTranslations('outcomes.amendments');
  return (
    <div className="flex flex-wrap gap-x-6">
      {(['inFavour', 'against', 'abstaining'] as const).map((name) => (
        <Field
          key={name}
          name={name}
          label={t(name)}
          type="number"
          defaultValue={counts && String(counts[name])}
        />
      ))}
    </div>
  );
}

/** Where the chair records a show of hands: who is here, by which rules it is decided, and what was counted. */
export async function HandsForm({ slug, originalLanguage, outcome, hall }: Props) {
  const [t, amendments, locale] = await Promise.all([
    getTranslations('outcomes.hands'),
    getTranslations('outcomes.amendments'),
    readerLocale(),
  ]);
  const { here, entitled, rules } = hall;
  const nameOf = ({ name, majority, needs }: HandsHall['rules'][number]) =>
    withCommas(
      [
        pick(name, locale, originalLanguage),
        amendments(`majority.${majority}`),
        ...(needs === null ? [] : [t('quorum', { needs })]),
      ],
      locale,
    );
  const [only] = rules;
  if (!only) return <p className="measure">{t('noRules')}</p>;
  return (
    <>
      {outcome.hands.at(-1)?.standing === 'undecided' && <p className="measure mb-4">{t('again')}</p>}
      {here !== null && <p className="measure mb-4">{t('here', { here, entitled })}</p>}
      <ActionForm action={recordShowOfHandsAction} texts={formTexts(locale)} id="hands">
        <Hidden name="conference" value={slug} />
        <Hidden name="number" value={outcome.number} />
        <Hidden name="version" value={outcome.version} />
        {rules.length === 1 ? (
          <>
            <Hidden name="rulesId" value={only.id} />
            <p className="measure mb-4">
              {t('rules')}: {nameOf(only)}
            </p>
          </>
        ) : (
          <SelectField
            name="rulesId"
            label={t('rules')}
            empty={amendments('table.chooseRules')}
            width="full"
            options={rules.map((one) => ({ value: one.id, label: nameOf(one) }))}
          />
        )}
        {here === null ? (
          <Field name="present" label={t('present')} hint={t('presentHint', { entitled })} type="number" />
        ) : (
          <Hidden name="present" value="" />
        )}
        <HandCounts />
        <SubmitButton variant="secondary">{t('submit')}</SubmitButton>
      </ActionForm>
    </>
  );
}
