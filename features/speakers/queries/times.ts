import type { speakersList } from '@/db/schema/speakers';
import type { SpeakingTimes } from '@/domain/speakers';

/** The speaking times of a list; without a limit where none was set. */
export const speakingTimesOf = (
  list: typeof speakersList.$inferSelect | null | undefined,
): SpeakingTimes => ({
  pointOfOrder: list?.pointOfOrderMinutes ?? null,
  statement: list?.statementMinutes ?? null,
  reply: list?.replyMinutes ?? null,
});
