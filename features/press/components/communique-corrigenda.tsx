import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { ByColleague } from '@/components/page/by-office';
import { CorrectionNote } from '@/components/page/correction-note';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import { directionOf, LOCALES, type Locale } from '@/domain/local-text';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { day, languageName, withCommas } from '@/platform/i18n/format';
import { languagesFor, readerLocale } from '@/platform/i18n/reader';
import { recordCommuniqueCorrigendumAction } from '../actions';
import type { Communique, CommuniqueCorrigendum } from '../queries/communique';

type BesideProps = { corrigendum: CommuniqueCorrigendum; timeZone: string; ofTitle?: boolean };

/** A corrigendum beside the words that it corrects. */
export async function CorrigendumBeside({ corrigendum, timeZone, ofTitle }: BesideProps) {
  const [t, locale] = await Promise.all([getTranslations('press.corrigendum'), readerLocale()]);
  const { language, wrong, reads, reason, as, at, by } = corrigendum;
  const written = { lang: language, dir: directionOf(language) };
  const date = day(at, locale, timeZone);
  return (
    <div lang={locale} dir={directionOf(locale)}>
      <CorrectionNote
        title={
          <>
            {withCommas([ofTitle ? t('ofTitleOn', { date }) : t('on', { date }), t(`by.${as}`)], locale)}
            <ByColleague by={colleagueAs(locale, by, [as])} />
          </>
        }
        reason={t('because', { reason })}
      >
        {t.rich('instead', {
          wrong: () => <bdi {...written}>{wrong}</bdi>,
          reads: () => <bdi {...written}>{reads}</bdi>,
        })}
      </CorrectionNote>
    </div>
  );
}

type ListProps = { communique: Communique; language: Locale; timeZone: string };

/** The corrigenda to the versions in other languages than the one that is read. */
export async function CommuniqueCorrigenda({ communique, language, timeZone }: ListProps) {
  const [t, locale] = await Promise.all([getTranslations('press.corrigendum'), readerLocale()]);
  const others = communique.corrigenda.filter((one) => one.language !== language);
  if (others.length === 0) return null;
  const partOf = partsOf(communique, (index) => t('paragraph', { number: index + 1 }), t('ofTitle'));
  return (
    <Section title={t('others')} id="corrigenda" lead={t('othersLead')}>
      <ol className="grid gap-6">
        {others.map((one) => (
          <li key={one.number}>
            <h3 className="text-body font-semibold">
              {t('of', {
                part: partOf(one.paragraphId),
                language: languageName(one.language, locale),
              })}
            </h3>
            <CorrigendumBeside corrigendum={one} timeZone={timeZone} />
          </li>
        ))}
      </ol>
    </Section>
  );
}

/** What a corrigendum is about, in words: the title, or a paragraph by its number. */
function partsOf({ paragraphs }: Communique, word: (index: number) => string, title: string) {
  return (paragraphId: string | null) => {
    const index = paragraphs.findIndex(({ id }) => id === paragraphId);
    return index === -1 ? title : word(index);
  };
}

/** The form of a corrigendum beside a published communiqué. */
export async function CommuniqueCorrigendumForm({
  slug,
  communique,
}: {
  slug: string;
  communique: Communique;
}) {
  const [t, locale] = await Promise.all([getTranslations('press.corrigendum'), readerLocale()]);
  const texts = [communique.title, ...communique.paragraphs.map(({ text }) => text)];
  const written = LOCALES.filter((language) => texts.some((text) => text[language] !== ''));
  return (
    <Fold id="corrigendum" title={t('record')}>
      <p className="measure mb-4">{t('recordLead')}</p>
      <ActionForm
        action={recordCommuniqueCorrigendumAction}
        texts={formTexts(locale)}
        id="record-corrigendum"
        resetOnOk
      >
        <Hidden name="conference" value={slug} />
        <SelectField
          name="paragraphId"
          label={t('place')}
          empty={t('ofTitle')}
          options={communique.paragraphs.map(({ id }, index) => ({
            value: id,
            label: t('paragraph', { number: index + 1 }),
          }))}
        />
        <SelectField
          name="language"
          label={t('language')}
          defaultValue={written.includes(locale) ? locale : communique.originalLanguage}
          options={languagesFor(locale)
            .filter((one) => written.includes(one.locale))
            .map((one) => ({ value: one.locale, label: one.name }))}
        />
        <TextArea name="wrong" label={t('wrong')} hint={t('wrongHint')} rows={2} serif />
        <TextArea name="reads" label={t('reads')} rows={2} serif />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary">{t('submit')}</SubmitButton>
      </ActionForm>
    </Fold>
  );
}
