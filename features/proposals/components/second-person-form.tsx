import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/checkbox-field';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { CHOSEN_ACTS, LAPSES } from '@/domain/second-person';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { setSecondPersonAction } from '../actions';
import type { StoredSetting } from '../queries/setting';

type Props = { conferenceId: string; setting: StoredSetting };

/** Which acts of the conference need a second person, and how long a proposal waits for one. */
export async function SecondPersonForm({ conferenceId, setting }: Props) {
  const [t, locale] = await Promise.all([getTranslations('proposals'), readerLocale()]);
  const { acts, hours, version } = setting;
  return (
    <Section title={t('setting.title')} lead={t('setting.lead')}>
      <div className="grid max-w-document gap-6">
        {acts.length > 0 && (
          <Notice tone="info" label={t('label')} title={t('setting.waitsTitle')}>
            <p>{t('setting.waits')}</p>
          </Notice>
        )}
        <ActionForm action={setSecondPersonAction} texts={formTexts(locale)} id="second-person">
          <Hidden name="conferenceId" value={conferenceId} />
          <Hidden name="version" value={version} />
          <CheckboxGroup
            name="acts"
            legend={t('setting.acts')}
            hint={t('setting.actsHint')}
            options={CHOSEN_ACTS.map((act) => ({ value: act, label: t(`act.${act}`) }))}
            defaultValue={[...acts]}
          />
          <Field
            name="hours"
            type="number"
            label={t('setting.hours')}
            hint={t('setting.hoursHint')}
            min={LAPSES.least}
            max={LAPSES.most}
            defaultValue={String(hours)}
            width="xs"
          />
          <SubmitButton>{t('setting.save')}</SubmitButton>
        </ActionForm>
      </div>
    </Section>
  );
}
