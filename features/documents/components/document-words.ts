import type { Locale } from '@/domain/local-text';
import { pick } from '@/domain/local-text';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import type { DocumentLine } from '../queries/documents';

/** Where a document belongs, in a word, with the way there; null where that is the conference itself. */
export function placeWords(
  { belongsTo }: Pick<DocumentLine, 'belongsTo'>,
  here: string,
  locale: Locale,
): { name: string; href: string } | null {
  const say = sayIn(locale);
  if (!belongsTo) return null;
  switch (belongsTo.kind) {
    case 'agendaItem':
      return {
        name: say('agenda.item', { number: itemLabel(belongsTo.number, locale) }),
        href: `${here}/documents?item=${encodeURIComponent(belongsTo.number)}`,
      };
    case 'session':
      return { name: pick(belongsTo.title, locale), href: `${here}/sessions/${belongsTo.id}` };
    case 'outcome':
      return {
        name: nameOfOutcome(belongsTo, locale),
        href: `${here}/outcomes/${belongsTo.number}`,
      };
  }
}
