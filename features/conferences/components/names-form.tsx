import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { pick } from '@/domain/local-text';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { renameConferenceAction } from '../actions';
import type { ConferenceFacts } from '../queries';
import type { NamesFacts } from '../queries/names';

type Props = { conference: ConferenceFacts; facts: NamesFacts };

/** The symbol, while nothing that bears it is public, and the series; the reason where others see the conference. */
export async function NamesForm({ conference, facts }: Props) {
  const [t, founding, locale] = await Promise.all([
    getTranslations('conferences.settings'),
    getTranslations('conferences.founding'),
    readerLocale(),
  ]);
  if (conference.closedAt) {
    return (
      <Notice tone="info" label={t('note')}>
        <p>{t('closedNote')}</p>
      </Notice>
    );
  }
  const { id, version, symbol, slug, seriesId, hiddenAt } = conference;
  const address = <bdi dir="ltr">/{slug}</bdi>;
  return (
    <Section title={t('part.names')} lead={t('namesLead')}>
      <div className="grid gap-6">
        <SummaryList
          rows={[
            { key: founding('slug'), value: address },
            ...(facts.symbolStays ? [{ key: founding('symbol'), value: <bdi>{symbol}</bdi> }] : []),
          ]}
        />
        {facts.symbolStays && <p className="measure">{t('symbolStays')}</p>}
        <ActionForm action={renameConferenceAction} texts={formTexts(locale)} id="names">
          <Hidden name="conferenceId" value={id} />
          <Hidden name="version" value={version} />
          {facts.symbolStays ? (
            <Hidden name="symbol" value={symbol} />
          ) : (
            <Field
              name="symbol"
              label={founding('symbol')}
              hint={founding('symbolHint')}
              defaultValue={symbol}
              width="m"
              dir="ltr"
              spellCheck={false}
            />
          )}
          <SelectField
            name="seriesId"
            label={founding('series')}
            options={sorted(facts.series, locale, ({ title }) =>
              pick(title, locale, conference.originalLanguage),
            ).map((one) => ({
              value: one.id,
              label: pick(one.title, locale, conference.originalLanguage),
            }))}
            defaultValue={seriesId}
            width="l"
          />
          {!hiddenAt && <TextArea {...reasonField(locale)} />}
          <SubmitButton>{t('save')}</SubmitButton>
        </ActionForm>
      </div>
    </Section>
  );
}
