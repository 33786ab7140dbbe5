import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { TagWord } from '@/components/page/tag-word';
import type { OutcomeLine } from '../queries';

const LOOK = {
  draft: { tone: 'neutral', mark: 'proposal' },
  leftOpen: { tone: 'pending', mark: 'clock' },
  inVote: { tone: 'accent', mark: 'clock' },
  inSilence: { tone: 'accent', mark: 'clock' },
  adopted: { tone: 'positive', mark: 'check' },
  notAdopted: { tone: 'negative', mark: 'cross' },
  withdrawn: { tone: 'quiet', mark: 'cross' },
  rejected: { tone: 'negative', mark: 'cross' },
  merged: { tone: 'quiet', mark: 'proposal' },
  doubted: { tone: 'pending', mark: 'warning' },
} as const;

type TaggedOutcome = Pick<OutcomeLine, 'state' | 'pending'>;

/** What was left open is being decided while its ballot runs. */
function wordOf({ state, pending }: TaggedOutcome) {
  if (state !== 'leftOpen' || !pending?.runs) return state;
  return pending.procedure === 'silence' ? 'inSilence' : 'inVote';
}

/** Where an outcome stands: mark, word and colour. */
export async function StateTag({ outcome, weight }: { outcome: TaggedOutcome; weight?: 'strong' }) {
  const t = await getTranslations('outcomes');
  const word = wordOf(outcome);
  return (
    <TagWord {...LOOK[word]} weight={weight}>
      {t(`state.${word}`)}
    </TagWord>
  );
}

/** The way to the ballot that is to decide an outcome, if there is one. `here`: the conference. */
export async function PendingLink({ outcome: { pending }, here }: { outcome: TaggedOutcome; here: string }) {
  const t = await getTranslations('outcomes');
  if (!pending) return null;
  const { number, procedure } = pending;
  return (
    <Link href={`${here}/ballots/${number}`}>
      {t(procedure === 'silence' ? 'step.silence' : 'step.ballot', { number })}
    </Link>
  );
}
