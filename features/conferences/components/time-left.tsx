import { getTranslations } from 'next-intl/server';
import { Countdown } from '@/components/time/countdown';
import { readerLocale } from '@/platform/i18n/reader';

type Props = { until: Date; now: Date; word: 'left' | 'in' };

/** How long it still goes on, or until it begins, on a band; the page is read anew by itself when that is over. */
export async function TimeLeft({ until, now, word }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences.band'), readerLocale()]);
  const at = until.toISOString();
  return (
    <strong className="text-on-band print:text-ink">
      <Countdown
        key={at}
        until={at}
        now={now.toISOString()}
        locale={locale}
        template={t(word, { time: '{time}' })}
        ended={t('ended')}
        by="minute"
        quiet
      />
    </strong>
  );
}
