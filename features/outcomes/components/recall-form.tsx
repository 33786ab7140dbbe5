import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Fold } from '@/components/page/fold';
import { Notice } from '@/components/page/notice';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { clock } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { recallOutcomeAction } from '../actions';
import type { OutcomeWhole } from '../queries';

type Props = { conference: { slug: string; timeZone: string }; outcome: OutcomeWhole; until: Date };

type DecidedText = Pick<OutcomeWhole, 'adoptedAt' | 'notAdoptedAt' | 'adoptionMethod'>;

const stateOf = ({ adoptedAt, notAdoptedAt }: DecidedText) =>
  adoptedAt ? 'adopted' : notAdoptedAt ? 'notAdopted' : 'leftOpen';

/** How it was decided what can be recalled: a ballot is not, so what was not adopted is by a show of hands. */
function wayOf({ adoptedAt, notAdoptedAt, adoptionMethod }: DecidedText) {
  if (notAdoptedAt || adoptionMethod === 'showOfHands') return 'hands';
  return adoptedAt ? 'adoption' : 'leaving';
}

/**
 * That what the bureau decided minutes ago is on record, for who can recall it; and the form that recalls it, with the reason
 * and until when that can be done.
 */
export async function RecallForm({ conference, outcome, until }: Props) {
  const [t, outcomes, locale] = await Promise.all([
    getTranslations('outcomes.recall'),
    getTranslations('outcomes'),
    readerLocale(),
  ]);
  const way = wayOf(outcome);
  const act = outcome.ending?.as ?? way;
  const recall = (
    <Fold id="recall-it" title={t(`${act}Title`)}>
      {outcome.ending?.into && <p className="mb-4">{t('mergedLead')}</p>}
      <p className="mb-4">{t('lead', { time: clock(until, locale, conference.timeZone) })}</p>
      <ActionForm action={recallOutcomeAction} texts={formTexts(locale)} id="recall">
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="number" value={outcome.number} />
        <Hidden name="version" value={outcome.version} />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary">{t('submit')}</SubmitButton>
      </ActionForm>
    </Fold>
  );
  const decidedAt = outcome.adoptedAt ?? outcome.notAdoptedAt ?? outcome.leftOpenAt;
  // How a draft ended is said by a notice of its own.
  if (!decidedAt || outcome.ending) return recall;
  return (
    <>
      <Notice tone="success" label={outcomes(`state.${stateOf(outcome)}`)}>
        <p>{outcomes(`onRecord.${way}`, { time: clock(decidedAt, locale, conference.timeZone) })}</p>
      </Notice>
      {recall}
    </>
  );
}
