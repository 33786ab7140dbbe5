import { getTranslations } from 'next-intl/server';
import { Countdown } from '@/components/time/countdown';
import { ReadAgain } from '@/components/time/read-again';
import { declarableAt } from '@/domain/consensus-calls';
import { readerLocale } from '@/platform/i18n/reader';

type Props = { dueAt: Date; now: Date };

/** The one clock of a call, which reads the page anew when it has run out, and when what came in time was taken in. */
export async function CallClock({ dueAt, now }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes.calls'), readerLocale()]);
  const declarable = declarableAt({ dueAt });
  return (
    <>
      <Countdown
        until={dueAt.toISOString()}
        now={now.toISOString()}
        locale={locale}
        template={t('left', { time: '{time}' })}
        ended={t('over')}
      />
      {now < declarable && <ReadAgain at={declarable.toISOString()} now={now.toISOString()} />}
    </>
  );
}
