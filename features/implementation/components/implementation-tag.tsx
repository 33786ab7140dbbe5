import { getTranslations } from 'next-intl/server';
import type { MarkKind, Tone } from '@/components/mark';
import { TagWord } from '@/components/page/tag-word';
import type { ReportStanding, ShownImplementation } from '@/domain/implementation';

const LOOK: Record<ShownImplementation, { tone: Tone; mark: MarkKind }> = {
  done: { tone: 'positive', mark: 'check' },
  inProgress: { tone: 'accent', mark: 'arrow' },
  notStarted: { tone: 'neutral', mark: 'circle' },
  notApplicable: { tone: 'quiet', mark: 'dash' },
  noReport: { tone: 'quiet', mark: 'dot' },
};

/** In which state an outcome is in a country: mark, word and colour. */
export async function ImplementationTag({ state }: { state: ShownImplementation }) {
  const t = await getTranslations('implementation.state');
  return <TagWord {...LOOK[state]}>{t(state)}</TagWord>;
}

const STANDING: Record<ReportStanding, { tone: Tone; mark?: MarkKind }> = {
  notAsked: { tone: 'quiet' },
  settled: { tone: 'quiet' },
  answered: { tone: 'quiet', mark: 'check' },
  awaited: { tone: 'neutral', mark: 'clock' },
  overdue: { tone: 'pending', mark: 'warning' },
};

/** Whether a country owes a report. */
export async function StandingTag({ standing }: { standing: ReportStanding }) {
  const t = await getTranslations('implementation.standing');
  return <TagWord {...STANDING[standing]}>{t(standing)}</TagWord>;
}
