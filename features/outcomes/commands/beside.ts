import { MOST_BESIDE } from '@/domain/outcomes';
import { refuse } from '@/domain/refusal';

/** Refuses what would stand beside a thing without being read: so many of its kind do already. */
export function requireFewer(there: number): void {
  if (there >= MOST_BESIDE) throw refuse('outcomes.refusal.manyBeside', { most: MOST_BESIDE }, 'conflict');
}
