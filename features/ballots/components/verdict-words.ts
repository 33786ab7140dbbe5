import type { MarkKind, Tone } from '@/components/mark';
import { isAdopted, type Verdict } from '@/domain/deciding';

type VerdictLook = { tone: Tone; mark: MarkKind };

/** Adopted, not adopted, or no decision. */
export function lookOf(verdict: Verdict): VerdictLook {
  if (isAdopted(verdict)) return { tone: 'positive', mark: 'check' };
  return ['rejected', 'rejectedTie', 'rejectedNoVotesCast', 'objected'].includes(verdict)
    ? { tone: 'negative', mark: 'cross' }
    : { tone: 'pending', mark: 'warning' };
}
