import { getTranslations } from 'next-intl/server';
import { TagWord } from '@/components/page/tag-word';
import type { ReportState } from '@/domain/credentials-reports';

const LOOKS = {
  issued: { tone: 'pending', mark: 'clock' },
  adopted: { tone: 'positive', mark: 'check' },
  withdrawn: { tone: 'quiet', mark: 'dash' },
} as const;

/** Where a report on credentials stands: mark, word and colour. */
export async function ReportTag({ state }: { state: ReportState }) {
  const t = await getTranslations('credentials.state');
  return <TagWord {...LOOKS[state]}>{t(state)}</TagWord>;
}
