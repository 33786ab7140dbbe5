import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import { SummaryList } from '@/components/page/summary-list';
import { pick } from '@/domain/local-text';
import { reasonField } from '@/platform/i18n/correction-fields';
import { countryName } from '@/platform/i18n/country-names';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { objectToHeadAction } from '../actions';
import type { BallotWhole } from '../queries/ballot';
import type { NewHead } from '../queries/standing';
import { ActingFrame } from './acting-frame';
import type { BallotConference } from './conference';
import { whenIn } from './when';

type Props = { conference: BallotConference; ballot: BallotWhole };

/** The heads who were put there while the ballot is open: what an objection does, and the form; or why there is none. */
export async function ObjectPage({ conference, ballot }: Props) {
  const t = await getTranslations('ballots');
  return (
    <ActingFrame conference={conference} ballot={ballot} title={t('objecting.title')} possible>
      <p className="measure">{t('objecting.lead')}</p>
      {ballot.newHeads.map((head) => (
        <OneHead key={head.delegationId} conference={conference} ballot={ballot} head={head} />
      ))}
    </ActingFrame>
  );
}

async function OneHead({ conference, ballot, head }: Props & { head: NewHead }) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  const { slug, timeZone } = conference;
  const { delegationId, countryCode, seatVersion, at, office, may } = head;
  const here = `/${locale}/${slug}/ballots/${ballot.number}`;
  const when = whenIn(locale, timeZone);
  const back = (
    <ButtonLink variant="quiet" href={here}>
      {t('objecting.keep')}
    </ButtonLink>
  );
  return (
    <Section title={countryName(countryCode, locale)} id={`head-${delegationId}`}>
      <div className="grid gap-6">
        <SummaryList
          rows={[
            { key: t('column.question'), value: pick(ballot.question, locale) },
            { key: t('objecting.since'), value: when(at) },
            { key: t('cancelled.by'), value: t(`office.${office}`) },
          ]}
        />
        {may.object ? (
          <>
            <Notice tone="warning" label={t('notice.warning')}>
              <p>{t('objecting.public')}</p>
            </Notice>
            <ActionForm action={objectToHeadAction} texts={formTexts(locale)} id={`object-${delegationId}`}>
              <Hidden name="conference" value={slug} />
              <Hidden name="number" value={ballot.number} />
              <Hidden name="delegationId" value={delegationId} />
              <Hidden name="seatVersion" value={seatVersion} />
              <TextArea {...reasonField(locale)} />
              <ButtonRow>
                <SubmitButton variant="danger">{t('objecting.action')}</SubmitButton>
                {back}
              </ButtonRow>
            </ActionForm>
          </>
        ) : (
          <>
            <p className="measure">{t(`objecting.${whyNothing(ballot, head)}`)}</p>
            {back}
          </>
        )}
      </div>
    </Section>
  );
}

/** Why there is nothing to object to any more. */
function whyNothing({ phase }: BallotWhole, { objected, confirmed }: NewHead) {
  if (phase !== 'open') return 'over';
  if (objected) return 'already';
  return confirmed ? 'confirmed' : 'own';
}
