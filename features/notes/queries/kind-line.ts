import type { Locale } from '@/domain/local-text';
import { PARAGRAPH_KINDS, type ParagraphKind } from '@/domain/note-kinds';
import { senderName } from '@/features/delegations/queries/places';
import type { SpeakingDelegation } from '@/features/speakers/queries/speakers';
import { sayIn } from '@/platform/i18n/messages';

/** What a paragraph is, and whose statement, in a line of its own; empty for a summary, which goes without saying. */
export function kindLineOf(
  { kind, delegation }: { kind: ParagraphKind; delegation: SpeakingDelegation | null },
  locale: Locale,
): string {
  if (kind === PARAGRAPH_KINDS[0]) return '';
  const say = sayIn(locale);
  const name = delegation ? senderName(delegation, locale) : '';
  return [say(`notes.paragraphKind.${kind}`), name].filter(Boolean).join(say('common.colon'));
}
