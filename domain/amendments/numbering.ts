import { PARTS, type Part } from '../outcomes';
import type { DebateEvent, TabledParagraph } from './debate';

/** What a paragraph is called while it is debated: a number of the text as it was tabled, or the amendment that it is. */
export type ParagraphName = { part: Part; number: string } | { part: Part; amendment: number };

/**
 * The names of all paragraphs, by their ids. They stay for as long as the debate: what is added is called after its amendment, and
 * the pieces of paragraph 3 are 3.1 and 3.2.
 */
export function paragraphNames(
  tabled: readonly Required<TabledParagraph>[],
  events: readonly DebateEvent[],
): Map<string, ParagraphName> {
  const names = new Map<string, ParagraphName>();
  for (const part of PARTS)
    for (const [index, { id }] of tabled.filter((one) => one.part === part).entries())
      names.set(id, { part, number: String(index + 1) });
  let amendment = 0;
  for (const event of events) {
    if (event.kind === 'amendment.tabled') {
      amendment++;
      if (event.amendment.kind === 'add')
        names.set(event.amendment.id, { part: event.amendment.part ?? 'operative', amendment });
    }
    if (event.kind !== 'paragraph.split') continue;
    const whole = names.get(event.paragraph);
    for (const [index, { id }] of event.into.entries())
      if (whole)
        names.set(id, 'number' in whole ? { ...whole, number: `${whole.number}.${index + 1}` } : whole);
  }
  return names;
}
