import { getTranslations } from 'next-intl/server';
import { TagWord } from '@/components/page/tag-word';
import type { ShownState } from '../queries';

const LOOK = {
  draft: { tone: 'neutral', mark: 'proposal' },
  leftOpen: { tone: 'warning', mark: 'clock' },
  adopted: { tone: 'for', mark: 'check' },
  notAdopted: { tone: 'against', mark: 'cross' },
  doubted: { tone: 'warning', mark: 'warning' },
} as const;

/** Where an outcome stands: mark, word and colour. */
export async function StateTag({ state }: { state: ShownState }) {
  const t = await getTranslations('outcomes');
  return <TagWord {...LOOK[state]}>{t(`state.${state}`)}</TagWord>;
}
