import { getTranslations } from 'next-intl/server';
import type { LapseReason } from '@/domain/voting';
import { VerdictHead } from './verdict';

/** Why a scheduled ballot did not open, and what follows. */
export async function Lapsed({ reason }: { reason: LapseReason }) {
  const t = await getTranslations('ballots');
  return (
    <section aria-labelledby="lapsed">
      <VerdictHead
        id="lapsed"
        tone="pending"
        mark="warning"
        title={t('phase.lapsed')}
        why={t(`lapse.${reason}`)}
      />
      <p className="mt-3 text-muted">{t('lapse.next')}</p>
    </section>
  );
}
