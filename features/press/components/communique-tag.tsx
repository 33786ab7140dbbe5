import { getTranslations } from 'next-intl/server';
import { TagWord } from '@/components/page/tag-word';
import type { CommuniqueState } from '@/domain/communique';

const LOOK = {
  draft: { tone: 'neutral', mark: 'proposal' },
  reviewed: { tone: 'positive', mark: 'check' },
  scheduled: { tone: 'pending', mark: 'clock' },
  published: { tone: 'positive', mark: 'check' },
} as const;

/** Where a communiqué stands: mark, word and colour. */
export async function CommuniqueTag({ state }: { state: CommuniqueState }) {
  const t = await getTranslations('press.state');
  return <TagWord {...LOOK[state]}>{t(state)}</TagWord>;
}
