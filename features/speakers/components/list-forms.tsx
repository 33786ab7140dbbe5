import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Fold } from '@/components/page/fold';
import { FLOOR_KINDS } from '@/domain/speakers';
import { senderName, senderSortKey } from '@/features/delegations/queries/places';
import { formTexts } from '@/platform/i18n/form-texts';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import {
  addFloorRequestAction,
  closeSpeakersListAction,
  giveFloorAction,
  reopenSpeakersListAction,
  setSpeakingTimesAction,
} from '../actions';
import type { Speakers } from '../queries/speakers';

type Props = { slug: string; sessionId: string; speakers: Speakers };

function Where({ slug, sessionId }: Pick<Props, 'slug' | 'sessionId'>) {
  return (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="sessionId" value={sessionId} />
    </>
  );
}

/** Closes the list, or opens it again. */
export async function CloseForm({ speakers, ...where }: Props) {
  const [t, locale] = await Promise.all([getTranslations('speakers'), readerLocale()]);
  const action = speakers.closedAt ? reopenSpeakersListAction : closeSpeakersListAction;
  return (
    <ActionForm action={action} texts={formTexts(locale)} id="list-state" className="mt-4">
      <Where {...where} />
      <Hidden name="listVersion" value={speakers.listVersion} />
      <SubmitButton variant="secondary">{t(speakers.closedAt ? 'reopen' : 'close')}</SubmitButton>
    </ActionForm>
  );
}

/** What whoever presides does seldom: a delegation that is put on the list or spoke up, and the speaking times. */
export async function ListForms({ speakers, ...where }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('speakers'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const texts = formTexts(locale);
  const senders = sorted(speakers.delegations, locale, (one) => senderSortKey(one, locale)).map((one) => ({
    value: one.id,
    label: senderName(one, locale),
  }));
  const kinds = FLOOR_KINDS.map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
  const who = (
    <>
      <SelectField name="delegationId" label={t('delegation')} empty={t('choose')} options={senders} />
      <SelectField name="kind" label={t('askFor')} options={kinds} defaultValue="statement" />
      <Field name="speaker" label={t('speaker')} optional={common('optional')} />
    </>
  );
  return (
    <>
      <Fold title={t('addTitle')} id="add" inset>
        <ActionForm action={addFloorRequestAction} texts={texts} id="add-request" resetOnOk>
          <Where {...where} />
          {who}
          <SubmitButton variant="secondary">{t('add')}</SubmitButton>
        </ActionForm>
      </Fold>
      <Fold title={t('giveTitle')} id="give" inset>
        <ActionForm action={giveFloorAction} texts={texts} id="give-other" resetOnOk>
          <Where {...where} />
          <Hidden name="floorVersion" value={speakers.floorVersion} />
          {who}
          <SubmitButton variant="secondary">{t('giveOther')}</SubmitButton>
        </ActionForm>
      </Fold>
      <Fold title={t('timesTitle')} id="times" inset>
        <ActionForm action={setSpeakingTimesAction} texts={texts} id="speaking-times">
          <Where {...where} />
          <Hidden name="listVersion" value={speakers.listVersion} />
          <p className="text-dense text-muted">{t('timesLead')}</p>
          {FLOOR_KINDS.map((kind) => (
            <Field
              key={kind}
              name={kind}
              type="number"
              label={t(`kind.${kind}`)}
              defaultValue={speakers.times[kind] === null ? '' : String(speakers.times[kind])}
              optional={common('optional')}
            />
          ))}
          <SubmitButton variant="secondary">{t('setTimes')}</SubmitButton>
        </ActionForm>
      </Fold>
    </>
  );
}
