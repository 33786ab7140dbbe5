import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { ByColleague } from '@/components/page/by-office';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import { directionOf, shownIn } from '@/domain/local-text';
import { isAdoptedIn } from '@/domain/wording';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { day, withCommas } from '@/platform/i18n/format';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { recordCorrigendumAction } from '../actions';
import type { OutcomeWhole } from '../queries';

type Props = { outcome: OutcomeWhole; timeZone: string };

async function words(outcome: OutcomeWhole) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const languages = languagesFor(locale);
  const partOf = (paragraphId: string | null) => {
    const paragraph = outcome.paragraphs.find(({ id }) => id === paragraphId);
    return paragraph
      ? t(`${paragraph.part}Paragraph`, { number: paragraph.number })
      : t('corrigendum.ofTitle');
  };
  const nameOf = (language: string) => languages.find((one) => one.locale === language)?.name ?? language;
  return { t, locale, languages, partOf, nameOf };
}

/** What is wrong in an adopted text, and what it should read: beside the text, which stays as it was adopted. */
export async function Corrigenda({ outcome, timeZone }: Props) {
  const { t, locale, partOf, nameOf } = await words(outcome);
  if (outcome.corrigenda.length === 0) return null;
  return (
    <Section title={t('corrigendum.title')} id="corrigenda" level={3} lead={t('corrigendum.lead')}>
      <ol className="grid gap-6">
        {outcome.corrigenda.map(({ number, paragraphId, language, wrong, reads, reason, as, at, by }) => (
          <li key={number}>
            <h4 className="text-body font-semibold">
              {t('corrigendum.of', { number, part: partOf(paragraphId), language: nameOf(language) })}
            </h4>
            <dl className="mt-1 grid items-baseline gap-x-6 sm:grid-cols-[8rem_1fr]">
              {(['wrong', 'reads'] as const).map((which) => (
                <div key={which} className="contents">
                  <dt className="text-dense text-muted">{t(`corrigendum.${which}`)}</dt>
                  <dd lang={language} dir={directionOf(language)} className="font-serif text-document">
                    {which === 'wrong' ? wrong : reads}
                  </dd>
                </div>
              ))}
            </dl>
            <p className="mt-1 text-dense text-muted">
              {withCommas([t(`corrigendum.by.${as}`), day(at, locale, timeZone)], locale)}
              <ByColleague by={colleagueAs(locale, by, [as])} />
            </p>
            <p className="text-dense text-muted" dir="auto">
              {t('correction.because', { reason })}
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** The form of a corrigendum. */
export async function CorrigendumForm({ slug, outcome }: { slug: string; outcome: OutcomeWhole }) {
  const { t, locale, languages, partOf } = await words(outcome);
  if (!outcome.may.recordCorrigendum) return null;
  const texts = [outcome.title, ...outcome.paragraphs.map(({ text }) => text)];
  const adoptedIn = languages.filter((one) => texts.some((text) => isAdoptedIn(text, one.locale)));
  return (
    <Fold id="corrigendum" title={t('corrigendum.record')}>
      <p className="measure mb-4">{t('corrigendum.recordLead')}</p>
      <ActionForm
        action={recordCorrigendumAction}
        texts={formTexts(locale)}
        id="record-corrigendum"
        resetOnOk
      >
        <Hidden name="conference" value={slug} />
        <Hidden name="number" value={outcome.number} />
        <SelectField
          name="paragraphId"
          label={t('corrigendum.place')}
          empty={t('corrigendum.ofTitle')}
          options={outcome.paragraphs.map(({ id }) => ({ value: id, label: partOf(id) }))}
        />
        <SelectField
          name="language"
          label={t('corrigendum.language')}
          defaultValue={shownIn(outcome.title, locale, outcome.originalLanguage)}
          options={adoptedIn.map((one) => ({ value: one.locale, label: one.name }))}
        />
        <TextArea
          name="wrong"
          label={t('corrigendum.wrong')}
          hint={t('corrigendum.wrongHint')}
          rows={2}
          serif
        />
        <TextArea name="reads" label={t('corrigendum.reads')} rows={2} serif />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary">{t('corrigendum.submit')}</SubmitButton>
      </ActionForm>
    </Fold>
  );
}
