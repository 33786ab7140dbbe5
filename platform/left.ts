import { type Refusal, sentence, type Worded } from '@/domain/refusal';

/** How many are named of those that an act of several leaves as they are; the list shows the others. */
const MOST_NAMED = 10;

/** What an act of several left as it is, each by its name and with the reason, as one value of a message. */
export function leftWords(left: readonly { name: Worded; why: Refusal }[]) {
  const named = left
    .slice(0, MOST_NAMED)
    .map(({ name, why }) => sentence('common.several.left', { name, why: { messages: [why.sentence] } }));
  const more = left.length - named.length;
  return { messages: more > 0 ? [...named, sentence('common.several.more', { count: more })] : named };
}
