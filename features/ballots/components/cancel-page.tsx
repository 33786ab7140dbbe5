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
import { reasonField, wordField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { cancelBallotAction } from '../actions';
import { ballotVersionOf } from '../queries/acting';
import { type Acting, ActingFrame } from './acting-frame';
import { phaseWord } from './phase-tag';
import { whenIn } from './when';

/** What follows when a ballot is cancelled; then the reason, the word to be typed, and the one button. */
export async function CancelPage({ conference, ballot, readers, note }: Acting) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { slug, symbol, timeZone } = conference;
  const { number, turnout, roll, opened, procedure } = ballot;
  const here = `/${locale}/${slug}/ballots`;
  const when = whenIn(locale, timeZone);
  const until = ballot.phase === 'scheduled' ? ballot.opensAt : ballot.closesAt;
  return (
    <ActingFrame conference={conference} ballot={ballot} title={t('cancelled.action')}>
      <p className="measure">{t('cancelled.lead')}</p>
      <SummaryList
        rows={[
          { key: t('column.question'), value: pick(ballot.question, locale) },
          { key: t(`phase.${phaseWord(ballot)}`), value: when(until) },
          ...(opened && procedure === 'vote'
            ? [
                { key: t('cancelled.voted'), value: t('cancelled.votedSoFar', { turnout, roll }) },
                { key: t('cancelled.become'), value: t('cancelled.sealed') },
              ]
            : []),
          {
            key: t('cancelled.told'),
            value: t(opened ? 'cancelled.toldOnRoll' : 'cancelled.toldExpected', { count: readers }),
          },
        ]}
      />
      <Notice tone="warning" label={t('notice.warning')}>
        <p>{t('cancelled.public')}</p>
      </Notice>
      {note}
      <ActionForm action={cancelBallotAction} texts={formTexts(locale)} id="cancel-ballot">
        <Hidden name="conference" value={slug} />
        <Hidden name="number" value={number} />
        <Hidden name="ballotVersion" value={ballotVersionOf(ballot)} />
        <TextArea {...reasonField(locale)} />
        {opened && <Field {...wordField(locale, symbol)} />}
        <ButtonRow>
          <SubmitButton variant="danger">{t('cancelled.button')}</SubmitButton>
          <ButtonLink variant="quiet" href={`${here}/${number}`}>
            {t('cancelled.keep')}
          </ButtonLink>
        </ButtonRow>
      </ActionForm>
    </ActingFrame>
  );
}
