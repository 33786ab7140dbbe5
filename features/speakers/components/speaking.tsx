import { getTranslations } from 'next-intl/server';
import { spokenMs } from '@/domain/speakers';
import { senderName } from '@/features/delegations/queries/places';
import { readerLocale } from '@/platform/i18n/reader';
import type { OpenSpeech, SpeakingSender } from '../queries/speakers';
import { SpeechClock } from './speech-clock';

type SpeakerProps = { speech: SpeakingSender & { speaker: string | null } };

/** A delegation, and who speaks for it where that is known. */
export async function Speaker({ speech }: SpeakerProps) {
  const locale = await readerLocale();
  return (
    <>
      <span className="font-semibold">
        <bdi>{senderName(speech, locale)}</bdi>
      </span>
      {speech.speaker && (
        <span className="block text-dense text-muted">
          <bdi>{speech.speaker}</bdi>
        </span>
      )}
    </>
  );
}

/** The one clock of a speech. */
export async function SpeechTime({ speech, now }: { speech: OpenSpeech; now: Date }) {
  const t = await getTranslations('speakers.clock');
  return (
    <SpeechClock
      spokenMs={spokenMs(speech, now)}
      now={now.toISOString()}
      running={speech.pausedAt === null}
      minutes={speech.minutes}
      words={{ left: t('left'), over: t('over'), spoken: t('spoken'), paused: t('paused') }}
    />
  );
}
