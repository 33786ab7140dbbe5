import { getTranslations } from 'next-intl/server';
import { TagWord } from '@/components/page/tag-word';
import type { ErasureState } from '@/domain/erasures';

const LOOK = {
  open: { tone: 'pending', mark: 'clock' },
  withdrawn: { tone: 'quiet', mark: 'dash' },
  refused: { tone: 'negative', mark: 'cross' },
  putOff: { tone: 'accent', mark: 'clock' },
  erased: { tone: 'positive', mark: 'check' },
} as const;

/** Where a request that data be erased stands. */
export async function ErasureTag({ state }: { state: ErasureState }) {
  const t = await getTranslations('delegations.erasure.state');
  return <TagWord {...LOOK[state]}>{t(state)}</TagWord>;
}
