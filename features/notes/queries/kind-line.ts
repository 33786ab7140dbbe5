import type { Locale } from '@/domain/local-text';
import { type NoteClassification, UNCLASSIFIED } from '@/domain/note-classification';
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

/** The same, with who reads it where that is not everybody: as it stands above the paragraph on the paper. */
export const describedLineOf = (
  one: Parameters<typeof kindLineOf>[0] & { classification: NoteClassification },
  locale: Locale,
): string =>
  [kindLineOf(one, locale), classificationWord(one.classification, locale)].filter(Boolean).join(' · ');

/** Who reads a paragraph; empty where everybody does, which goes without saying. */
export const classificationWord = (classification: NoteClassification, locale: Locale): string =>
  classification === UNCLASSIFIED ? '' : sayIn(locale)(`notes.classification.${classification}`);
