import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { TagWord } from '@/components/page/tag-word';
import { ofSender } from '@/platform/i18n/countries-in-words';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import {
  endInterventionAction,
  giveFloorAction,
  pauseInterventionAction,
  resumeInterventionAction,
} from '../actions';
import type { OpenSpeech, Speakers } from '../queries/speakers';
import { Speaker, SpeechTime } from './speaking';

type Props = { slug: string; sessionId: string; speakers: Speakers };

/** Acts one below the other, as wide as the card, for a thumb; beside each other where there is room. */
const ACTS = 'mt-5 grid gap-3 *:m-0! [&_button]:w-full';

/** Who has the floor with the one clock, and the act that comes next as the one that weighs. */
export async function FloorCard({ slug, sessionId, speakers }: Props) {
  const [t, locale] = await Promise.all([getTranslations('speakers'), readerLocale()]);
  const { waiting, now, floorVersion } = speakers;
  const [first, ...interrupted] = speakers.floor;
  const [next] = waiting;
  const texts = formTexts(locale);
  const where = (
    <>
      <Hidden name="conference" value={slug} />
      <Hidden name="sessionId" value={sessionId} />
    </>
  );
  const weighs = first?.pausedAt && interrupted.length === 0 ? 'resume' : next ? 'give' : 'end';
  const look = (act: typeof weighs) =>
    ({ variant: act === weighs ? 'primary' : 'secondary', size: 'l' }) as const;
  return (
    <section className="border border-border bg-surface p-5" aria-labelledby="on-the-floor">
      <h2 id="on-the-floor" className="text-dense leading-normal text-muted">
        {t('hasFloor')}
      </h2>
      {first ? (
        <div className="flex flex-wrap items-baseline justify-between gap-x-6">
          <div className="text-h2">
            <Speaker speech={first} />
            {first.kind !== 'statement' && (
              <p className="text-dense">
                <TagWord tone="accent">{t(`kind.${first.kind}`)}</TagWord>
              </p>
            )}
          </div>
          <p className="text-display">
            <SpeechTime speech={first} now={now} />
          </p>
        </div>
      ) : (
        <p className="text-h3 text-muted">{t('nobody')}</p>
      )}
      {interrupted.map((one) => (
        <p key={one.id} className="mt-2 text-dense text-muted">
          {t('interrupted', { of: ofSender(one, locale) })}
        </p>
      ))}
      <div className={ACTS}>
        {next && (
          <ActionForm action={giveFloorAction} texts={texts} id="give-next">
            {where}
            <Hidden name="floorVersion" value={floorVersion} />
            <Hidden name="requestId" value={next.id} />
            <SubmitButton {...look('give')}>{t('give', { of: ofSender(next, locale) })}</SubmitButton>
          </ActionForm>
        )}
        {first && (
          <div className="grid gap-3 *:m-0! sm:grid-cols-2">
            <ClockForm speech={first} act={first.pausedAt ? 'resume' : 'pause'} look={look('resume')}>
              {where}
            </ClockForm>
            <ActionForm action={endInterventionAction} texts={texts} id="end-speech">
              {where}
              <SpeechFields speech={first} />
              <SubmitButton {...look('end')}>{t('end', { of: ofSender(first, locale) })}</SubmitButton>
            </ActionForm>
          </div>
        )}
      </div>
    </section>
  );
}

const SpeechFields = ({ speech: { id, version } }: { speech: OpenSpeech }) => (
  <>
    <Hidden name="interventionId" value={id} />
    <Hidden name="version" value={version} />
  </>
);

type ClockFormProps = {
  speech: OpenSpeech;
  act: 'pause' | 'resume';
  look: { variant: 'primary' | 'secondary'; size: 'l' };
  children: React.ReactNode;
};

/** Stops the clock, or lets it go on. */
async function ClockForm({ speech, act, look, children }: ClockFormProps) {
  const [t, locale] = await Promise.all([getTranslations('speakers'), readerLocale()]);
  const action = act === 'pause' ? pauseInterventionAction : resumeInterventionAction;
  return (
    <ActionForm action={action} texts={formTexts(locale)} id="speech-clock">
      {children}
      <SpeechFields speech={speech} />
      <SubmitButton {...look}>{t(act)}</SubmitButton>
    </ActionForm>
  );
}
