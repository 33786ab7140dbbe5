import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Section } from '@/components/page/section';
import type { Locale } from '@/domain/local-text';
import { senderName } from '@/features/delegations/queries/places';
import { clock } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { FactsOfSender, SpokenSpeech } from '../queries/spoken';
import { CorrectionsBeside } from './spoken';

type Props = {
  timeZone: string;
  speeches: readonly SpokenSpeech[];
  /** the one that is being written down */
  begun?: string;
};

/** What a paragraph about a speech begins with: the delegation, and who spoke for it. */
export function beginningOf(
  { counting: speech }: { counting: Pick<FactsOfSender, 'speaker' | 'countryCode' | 'organization'> },
  language: Locale,
): string {
  const sender = senderName(speech, language);
  const who = speech.speaker ? `${sender} (${speech.speaker})` : sender;
  return `${who}${sayIn(language)('common.colon')}`;
}

/** The speeches that wait to be written down; each link begins a paragraph with who spoke. */
export async function UnwrittenSpeeches({ timeZone, speeches, begun }: Props) {
  const [t, locale] = await Promise.all([getTranslations('speakers'), readerLocale()]);
  if (speeches.length === 0) return null;
  return (
    <Section title={t('unwritten.title')} id="speeches" lead={t('unwritten.lead')}>
      <ul>
        {speeches.map((one) => (
          <li
            key={one.id}
            aria-current={one.id === begun ? 'true' : undefined}
            className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-hairline py-2 aria-current:font-semibold"
          >
            <span>
              <span className="figures text-muted">{clock(one.recorded.startedAt, locale, timeZone)}</span>{' '}
              <bdi>{senderName(one.recorded, locale)}</bdi>
              <span className="text-dense text-muted"> {t(`kind.${one.kind}`)}</span>
            </span>
            <Link className="inline-flex min-h-7 items-center" href={`?by=forms&speech=${one.id}#next`}>
              {t('unwritten.write', { sender: senderName(one.counting, locale) })}
            </Link>
            <CorrectionsBeside speech={one} timeZone={timeZone} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
