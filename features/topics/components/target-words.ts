import { type Locale, pick } from '@/domain/local-text';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { outcomeAndTitle } from '@/platform/i18n/outcome-name';
import type { TopicTarget } from '../queries/topics';

/** What a topic is attached to, by its number and title. */
export function targetWords(
  { kind, number, symbol, title }: TopicTarget,
  locale: Locale,
  original: Locale,
): string {
  const say = sayIn(locale);
  const name = pick(title, locale, original);
  if (kind === 'outcome') return outcomeAndTitle({ number: Number(number), symbol }, name, locale);
  if (kind === 'session') return name;
  return say('conferences.record.thing.agendaItem', { number: itemLabel(number ?? '', locale), title: name });
}
