import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { ByColleague } from '@/components/page/by-office';
import { Fold } from '@/components/page/fold';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { explainHands, wouldDecideOtherwise } from '@/domain/show-of-hands';
import { colleagueAs } from '@/features/accounts/queries/colleagues';
import { inFull } from '@/platform/i18n/because';
import { reasonField } from '@/platform/i18n/correction-fields';
import { formTexts } from '@/platform/i18n/form-texts';
import { day, dayAndClock } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { correctShowOfHandsAction } from '../actions';
import type { OutcomeWhole } from '../queries';
import type { ShownHands } from '../queries/hands';
import { HandCounts } from './hands-form';

type Props = { outcome: OutcomeWhole; slug: string; timeZone: string };

/** The shows of hands on a text, each with its counts, who was in the hall, and what was corrected of it; nothing where there are none. */
export async function ShowsOfHands({ outcome, slug, timeZone }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.hands'), readerLocale()]);
  if (outcome.hands.length === 0) return null;
  return (
    <Section title={t('listTitle')} id="hands">
      <dl className="grid gap-6">
        {outcome.hands.map((one) => (
          <div key={one.number}>
            <dt className="font-semibold">{t('heldOn', { time: dayAndClock(one.at, locale, timeZone) })}</dt>
            <dd className="font-serif text-document">{inFull(locale, explainHands(one))}</dd>
            <dd className="text-dense text-muted">{t('presence', one)}</dd>
            {one.standing !== 'decided' && (
              <dd className="mt-1">
                <TagWord tone="pending" mark="warning">
                  {t(one.standing)}
                </TagWord>
              </dd>
            )}
            <Corrected hands={one} timeZone={timeZone} />
          </div>
        ))}
      </dl>
      {outcome.may.correctHands &&
        outcome.hands.map((one) => (
          <CorrectHands
            key={one.number}
            hands={one}
            outcome={outcome}
            slug={slug}
            time={dayAndClock(one.at, locale, timeZone)}
          />
        ))}
    </Section>
  );
}

/** What the counts should read, below what was declared by the first ones. */
async function Corrected({ hands, timeZone }: { hands: ShownHands; timeZone: string }) {
  const [t, correction, locale] = await Promise.all([
    getTranslations('outcomes.hands'),
    getTranslations('outcomes.correction'),
    readerLocale(),
  ]);
  return hands.corrections.map((one) => (
    <dd key={one.number} className="mt-2 border-s border-border ps-4">
      <TagWord tone="pending" mark="warning">
        {t('correctedOn', { date: day(one.at, locale, timeZone) })}
      </TagWord>
      <ByColleague by={colleagueAs(locale, one.by, ['chair', 'organizer'])} />
      <p className="font-serif text-document">{t('counts', one)}</p>
      {wouldDecideOtherwise(hands, one) && <p>{t('otherwise')}</p>}
      <p className="text-dense text-muted" dir="auto">
        {correction('because', { reason: one.reason })}
      </p>
    </dd>
  ));
}

type CorrectProps = { hands: ShownHands; outcome: OutcomeWhole; slug: string; time: string };

async function CorrectHands({ hands, outcome, slug, time }: CorrectProps) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.hands'), readerLocale()]);
  return (
    <Fold id={`correct-hands-${hands.number}`} title={t('correctTitle', { time })} inset>
      <p className="measure mb-4">{t('correctLead')}</p>
      <ActionForm
        action={correctShowOfHandsAction}
        texts={formTexts(locale)}
        id={`correct-counts-${hands.number}`}
      >
        <Hidden name="conference" value={slug} />
        <Hidden name="number" value={outcome.number} />
        <Hidden name="show" value={hands.number} />
        <Hidden name="version" value={hands.corrections.length + 1} />
        <HandCounts counts={hands.corrections.at(-1) ?? hands} />
        <TextArea {...reasonField(locale)} />
        <SubmitButton variant="secondary">{t('correct')}</SubmitButton>
      </ActionForm>
    </Fold>
  );
}
