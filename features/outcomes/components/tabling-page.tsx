import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { countryName, countrySortKey } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { markedText } from '@/platform/i18n/shown-text';
import { tableOutcomeAction } from '../actions';
import type { OutcomeWhole } from '../queries';
import type { Party } from '../queries/parties';

type Props = {
  conference: { slug: string; originalLanguage: Locale };
  outcome: OutcomeWhole;
  members: readonly Party[];
  rules: readonly { id: string; name: LocalText }[];
};

/** Where a draft is tabled: whose it is, and by which rules its amendments are voted on. */
export async function TablingPage({ conference, outcome, members, rules }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.amendments.table'), readerLocale()]);
  const original = conference.originalLanguage;
  return (
    <Main width="form">
      <PageHeading
        kicker={<InLanguage {...markedText(outcome.title, locale, original)} />}
        title={t('title')}
        lead={t('lead')}
      />
      <ActionForm action={tableOutcomeAction} texts={formTexts(locale)} id="table">
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="number" value={outcome.number} />
        <Hidden name="version" value={outcome.version} />
        <SelectField
          name="delegationId"
          label={t('sponsor')}
          empty={t('noSponsor')}
          width="full"
          options={sorted(members, locale, ({ countryCode }) => countrySortKey(countryCode, locale)).map(
            ({ id, countryCode }) => ({ value: id, label: countryName(countryCode, locale) }),
          )}
        />
        {rules.length > 0 && (
          <SelectField
            name="rulesId"
            label={t('rules')}
            empty={t('chooseRules')}
            width="full"
            options={rules.map(({ id, name }) => ({ value: id, label: pick(name, locale, original) }))}
          />
        )}
        {rules.length === 0 && <Hidden name="rulesId" value="" />}
        <SubmitButton>{t('submit')}</SubmitButton>
      </ActionForm>
    </Main>
  );
}
