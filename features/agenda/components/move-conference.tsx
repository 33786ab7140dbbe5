import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { RadioGroup } from '@/components/form/radio-group';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Link } from '@/components/link';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { KEPT_TIMES } from '@/domain/timetable';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { reasonField } from '@/platform/i18n/correction-fields';
import { timeZoneOptions } from '@/platform/i18n/countries';
import { formTexts } from '@/platform/i18n/form-texts';
import { dateRange, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { moveConferenceAction } from '../actions';
import type { ConferenceMove } from '../queries/moving';

type Props = { conference: ConferenceFacts; moving: ConferenceMove };

/** What goes along when the conference is moved, then the new first day and zone; or what stands in the way. */
export async function MoveConference({ conference, moving }: Props) {
  const [t, settings, locale] = await Promise.all([
    getTranslations('agenda.moving'),
    getTranslations('conferences.settings'),
    readerLocale(),
  ]);
  const { slug, version, startsOn, endsOn, timeZone, closedAt } = conference;
  const { sessions, released, unreleased, notes, draft } = moving;
  const why = closedAt
    ? settings('closedNote')
    : !startsOn || !endsOn
      ? t('noDates')
      : notes > 0
        ? t('notesTaken', { count: notes })
        : null;
  if (why || !startsOn || !endsOn)
    return (
      <Notice tone="info" label={settings('note')}>
        <p>{why}</p>
      </Notice>
    );
  if (unreleased > 0)
    return (
      <Notice tone="info" label={settings('note')}>
        <p>{t('unreleased', { count: unreleased })}</p>
        <p>
          <Link href={`/${locale}/${slug}/agenda/release`}>{t('look')}</Link>
        </p>
      </Notice>
    );
  return (
    <Section title={t('title')} lead={t('lead')}>
      <div className="grid gap-6">
        <SummaryList
          rows={[
            { key: t('now'), value: dateRange(startsOn, endsOn, locale) },
            { key: t('sessions'), value: number(sessions, locale) },
            {
              key: t('public'),
              value: released === null ? t('nothingReleased') : t('releasedAnew', { number: released + 1 }),
            },
          ]}
        />
        <ActionForm action={moveConferenceAction} texts={formTexts(locale)} id="move-conference">
          <Hidden name="conference" value={slug} />
          <Hidden name="version" value={version} />
          <Hidden name="draft" value={draft} />
          <Field name="startsOn" type="date" label={t('startsOn')} defaultValue={startsOn} width="m" />
          <SelectField
            name="timeZone"
            label={settings('timeZone')}
            options={timeZoneOptions(locale)}
            defaultValue={timeZone}
            width="l"
          />
          <RadioGroup
            name="keeps"
            legend={t('keeps.legend')}
            options={KEPT_TIMES.map((value) => ({
              value,
              label: t(`keeps.${value}`),
              hint: t(`keeps.${value}Hint`),
            }))}
            defaultValue={KEPT_TIMES[0]}
          />
          <TextArea {...reasonField(locale)} />
          <SubmitButton>{t('button')}</SubmitButton>
        </ActionForm>
      </div>
    </Section>
  );
}
