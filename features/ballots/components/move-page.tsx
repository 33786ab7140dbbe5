import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Notice } from '@/components/page/notice';
import { SummaryList } from '@/components/page/summary-list';
import { pick } from '@/domain/local-text';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { localOf, zone } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { moveCloseAction } from '../actions';
import { ballotVersionOf } from '../queries/acting';
import { type Acting, ActingFrame } from './acting-frame';
import { whenIn } from './when';

/** What follows when the close of a ballot is moved; then the new time, the reason and the button. */
export async function MovePage({ conference, ballot, readers, note }: Acting) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { slug, timeZone } = conference;
  const { number, closesAt, opened, procedure } = ballot;
  const when = whenIn(locale, timeZone);
  return (
    <ActingFrame conference={conference} ballot={ballot} title={t('moving.action')}>
      <p className="measure">{t('moving.lead')}</p>
      <SummaryList
        rows={[
          { key: t('column.question'), value: pick(ballot.question, locale) },
          {
            key: t(procedure === 'silence' ? 'facts.deadline' : 'facts.closes'),
            value: when(closesAt),
          },
          {
            key: t('cancelled.told'),
            value: t(opened ? 'cancelled.toldOnRoll' : 'cancelled.toldExpected', { count: readers }),
          },
        ]}
      />
      <Notice tone="info" label={t('notice.warning')}>
        <p>{t('moving.public')}</p>
      </Notice>
      {note}
      <ActionForm action={moveCloseAction} texts={formTexts(locale)} id="move-close">
        <Hidden name="conference" value={slug} />
        <Hidden name="number" value={number} />
        <Hidden name="ballotVersion" value={ballotVersionOf(ballot)} />
        <Field
          name="closesAt"
          type="datetime-local"
          label={t('moving.closes')}
          hint={t('moving.hint', { zone: zone(timeZone, locale, closesAt) })}
          defaultValue={localOf(closesAt, timeZone)}
        />
        <TextArea {...reasonField(locale)} />
        <ButtonRow>
          <SubmitButton>{t('moving.button')}</SubmitButton>
          <ButtonLink variant="quiet" href={`/${locale}/${slug}/ballots/${number}`}>
            {t('moving.keep')}
          </ButtonLink>
        </ButtonRow>
      </ActionForm>
    </ActingFrame>
  );
}
