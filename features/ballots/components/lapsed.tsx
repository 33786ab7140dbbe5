import { getTranslations } from 'next-intl/server';
import { Notice } from '@/components/page/notice';
import { Section } from '@/components/page/section';
import type { LapseReason } from '@/domain/voting';

/** Why a scheduled ballot did not open, and what follows. */
export async function Lapsed({ reason }: { reason: LapseReason }) {
  const t = await getTranslations('ballots');
  return (
    <Section title={t('lapse.title')} id="lapsed">
      <Notice tone="warning" label={t('notice.warning')}>
        <p>{t(`lapse.${reason}`)}</p>
        <p>{t('lapse.next')}</p>
      </Notice>
    </Section>
  );
}
