import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { ByOffice } from '@/components/page/by-office';
import { Time } from '@/components/page/time';
import { conflictSentence } from '@/domain/ballot-check';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { characterCount, formTexts } from '@/platform/i18n/form-texts';
import { moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { worded } from '@/platform/i18n/worded';
import { recordFindingAction } from '../actions';
import { FINDING_MAX } from '../input';
import type { BallotWhole } from '../queries/ballot';
import type { BallotConference } from './conference';
import { VerdictHead } from './verdict';

type Props = { conference: BallotConference; ballot: BallotWhole };

/** Why a ballot is in doubt, what officers found, and for them the form to record it. */
export async function BallotDoubt({ conference, ballot }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  if (ballot.phase !== 'doubted') return null;
  return (
    <section aria-labelledby="doubt">
      <VerdictHead
        id="doubt"
        tone="pending"
        mark="warning"
        title={t('phase.doubted')}
        why={ballot.doubt ? worded(conflictSentence(ballot.doubt), locale) : undefined}
      />
      <p className="measure mt-3">{t(ballot.declaredAt ? 'doubt.declared' : 'doubt.lead')}</p>
      {!ballot.declaredAt && <Findings conference={conference} ballot={ballot} />}
      {ballot.may.find && <FindingForm conference={conference} ballot={ballot} />}
    </section>
  );
}

async function Findings({ conference, ballot }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  return (
    <>
      <h3 className="mb-2 mt-6 font-semibold">{t('doubt.findings')}</h3>
      {ballot.findings.length === 0 ? (
        <p className="text-muted">{t('doubt.none')}</p>
      ) : (
        <ol className="grid gap-4">
          {ballot.findings.map(({ text, at, officer }) => (
            <li key={at.toISOString()}>
              <p className="text-dense text-muted">
                <Time iso={at.toISOString()}>{moment(at, locale, conference.timeZone)}</Time>
                {' · '}
                <ByOffice by={colleagueAs(locale, officer, ['organizer'])}>{t('doubt.officer')}</ByOffice>
              </p>
              <p dir="auto" className="whitespace-pre-line">
                {text}
              </p>
            </li>
          ))}
        </ol>
      )}
    </>
  );
}

async function FindingForm({ conference, ballot }: Props) {
  const [t, locale] = await Promise.all([getTranslations('ballots'), readerLocale()]);
  return (
    <>
      <h3 className="mb-2 mt-6 font-semibold">{t('doubt.record')}</h3>
      <p className="mb-4">{t('doubt.recordLead')}</p>
      <ActionForm action={recordFindingAction} texts={formTexts(locale)} id="finding">
        <Hidden name="conference" value={conference.slug} />
        <Hidden name="number" value={ballot.number} />
        <TextArea
          name="finding"
          label={t('doubt.finding')}
          rows={6}
          count={characterCount(locale, FINDING_MAX)}
        />
        <SubmitButton>{t('doubt.submit')}</SubmitButton>
      </ActionForm>
    </>
  );
}
