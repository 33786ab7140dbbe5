import { CAPACITIES, DELEGATION_KINDS } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { formalTitle } from '@/platform/i18n/country-names';
import { inOrder, sorted } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { type Block, type PaperText, plain } from '@/platform/papers/paper';
import type { AccreditedDelegation, ListedPerson } from './participants';
import { senderName, senderSortKey } from './places';

/** Who takes part, as it stands in a paper: by kinds of delegations, these by the names of the language, the head of each first. */
export function participantBlocks(
  delegations: readonly AccreditedDelegation[],
  locale: Locale,
  level: 1 | 2,
): Block[] {
  const say = sayIn(locale);
  return DELEGATION_KINDS.flatMap((kind): Block[] => {
    const ofKind = delegations.filter((one) => one.kind === kind);
    if (ofKind.length === 0) return [];
    const title = plain(say('delegations.participants.group', { kind }));
    const listed = sorted(ofKind, locale, (one) => senderSortKey(one, locale));
    return [
      { is: 'heading', level, words: title },
      ...listed.flatMap((one) => delegationBlocks(one, locale, level)),
    ];
  });
}

function delegationBlocks(one: AccreditedDelegation, locale: Locale, level: 1 | 2): Block[] {
  const formal = one.countryCode && formalTitle(one.countryCode, locale);
  const name = senderName(one, locale);
  const heading: PaperText = one.countryCode ? plain(name) : [{ text: name, typed: true }];
  const blocks: Block[] = [{ is: 'heading', level: level === 1 ? 2 : 3, words: heading }];
  if (formal) blocks.push({ is: 'text', quiet: true, words: plain(formal) });
  if (one.people.length > 0) blocks.push({ is: 'facts', rows: peopleOf(one.people, locale) });
  return blocks;
}

function peopleOf(people: readonly ListedPerson[], locale: Locale) {
  const say = sayIn(locale);
  const rank = ({ capacity }: ListedPerson) => CAPACITIES.indexOf(capacity);
  const byName = inOrder(locale);
  return [...people]
    .sort((a, b) => rank(a) - rank(b) || byName(a.name, b.name))
    .map(({ name, office, capacity }) => ({
      term: say(`delegations.capacity.${capacity}`),
      words: [
        { text: name, typed: true, strong: true },
        ...(office ? [{ text: `\n${office}`, typed: true } as const] : []),
      ] as PaperText,
    }));
}
