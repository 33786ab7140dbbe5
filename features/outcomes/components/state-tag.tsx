import { getTranslations } from 'next-intl/server';
import { TagWord } from '@/components/page/tag-word';
import type { ShownState } from '../queries';

const LOOK = {
  draft: { tone: 'neutral', mark: 'proposal' },
  leftOpen: { tone: 'pending', mark: 'clock' },
  adopted: { tone: 'positive', mark: 'check' },
  notAdopted: { tone: 'negative', mark: 'cross' },
  withdrawn: { tone: 'quiet', mark: 'cross' },
  rejected: { tone: 'negative', mark: 'cross' },
  merged: { tone: 'quiet', mark: 'proposal' },
  doubted: { tone: 'pending', mark: 'warning' },
} as const;

/** Where an outcome stands: mark, word and colour. */
export async function StateTag({ state, weight }: { state: ShownState; weight?: 'strong' }) {
  const t = await getTranslations('outcomes');
  return (
    <TagWord {...LOOK[state]} weight={weight}>
      {t(`state.${state}`)}
    </TagWord>
  );
}
