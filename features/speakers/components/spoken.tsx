import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { senderName } from '@/features/delegations/queries/places';
import { clock, day, span } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { FactsOfSender, SpokenSpeech } from '../queries/spoken';

type BesideProps = { speech: SpokenSpeech; timeZone: string };

/** What was corrected of a speech, the last below, for wherever the speech stands as it was recorded. */
export async function CorrectionsBeside({ speech, timeZone }: BesideProps) {
  const [t, locale] = await Promise.all([getTranslations('speakers.correction'), readerLocale()]);
  return speech.corrections.map((one) => (
    <div key={one.number} className="mt-1 w-full border-s border-border ps-4 font-normal">
      <TagWord tone="pending" mark="warning">
        {t('correctedOn', { date: day(one.recordedAt, locale, timeZone) })}
      </TagWord>
      {one.standing === 'notGiven' ? (
        <p className="font-semibold">{t('notGiven')}</p>
      ) : (
        <Facts facts={one} timeZone={timeZone} />
      )}
      <p className="text-dense text-muted" dir="auto">
        {t('because', { reason: one.reason })}
      </p>
    </div>
  ));
}

/** When a speech was given, by which delegation and by whom. */
async function Facts({ facts, timeZone }: { facts: FactsOfSender; timeZone: string }) {
  const locale = await readerLocale();
  return (
    <p>
      <span className="figures text-muted">{span(facts.startedAt, facts.endedAt, locale, timeZone)}</span>{' '}
      <bdi className="font-semibold">{senderName(facts, locale)}</bdi>
      {facts.speaker && (
        <span className="block text-dense text-muted">
          <bdi>{facts.speaker}</bdi>
        </span>
      )}
    </p>
  );
}

type Props = {
  timeZone: string;
  spoken: readonly SpokenSpeech[];
  /** the one whose correction is being written */
  chosen?: string;
};

/** Who spoke in a session, the last first, with what was corrected; each link leads to the form of a correction. */
export async function Spoken({ timeZone, spoken, chosen }: Props) {
  const [t, kinds, locale] = await Promise.all([
    getTranslations('speakers.correction'),
    getTranslations('speakers.kind'),
    readerLocale(),
  ]);
  if (spoken.length === 0) return null;
  return (
    <Section title={t('title')} id="spoken" lead={t('lead')}>
      <ol reversed>
        {[...spoken].reverse().map((one) => (
          <li
            key={one.id}
            aria-current={one.id === chosen ? 'true' : undefined}
            className="border-b border-hairline py-2.5"
          >
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <Facts facts={one.recorded} timeZone={timeZone} />
              <p className="text-dense text-muted">{kinds(one.kind)}</p>
            </div>
            <CorrectionsBeside speech={one} timeZone={timeZone} />
            <Link className="inline-flex min-h-7 items-center text-dense" href={`?speech=${one.id}#correct`}>
              {t('link', {
                sender: senderName(one.recorded, locale),
                time: clock(one.recorded.startedAt, locale, timeZone),
              })}
            </Link>
          </li>
        ))}
      </ol>
    </Section>
  );
}
