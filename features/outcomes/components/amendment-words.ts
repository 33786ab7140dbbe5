import type { ParagraphName } from '@/domain/amendments/numbering';
import { type Locale, localeOr } from '@/domain/local-text';
import type { Part } from '@/domain/outcomes';
import { countryName } from '@/platform/i18n/country-names';
import { inOrder, listing, withCommas } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { type CitedOutcome, nameOfOutcome } from '@/platform/i18n/outcome-name';
import type { AmendmentShown, DebateWhole } from '../queries/debate';
import type { Party } from '../queries/parties';

/** How a text that is debated names its paragraphs and amendments, in the reader's language. */
export function debateWords(
  { names, amendments }: Pick<DebateWhole, 'names' | 'amendments'>,
  reader: string,
) {
  const locale: Locale = localeOr(reader);
  const say = sayIn(locale);
  const label = (number: number) => say('outcomes.amendments.label', { number });
  const numberOf = (id: string | null) => amendments.find((one) => one.id === id)?.number;
  const inRail = (name: ParagraphName) => {
    if ('amendment' in name) return label(name.amendment);
    return name.part === 'operative' ? itemLabel(name.number, locale) : `§${itemLabel(name.number, locale)}`;
  };
  return {
    label,
    /** of an amendment by its id; `none` for the sponsor, or for none */
    labelOf: (id: string | null) => {
      const number = numberOf(id);
      return number === undefined ? 'none' : label(number);
    },
    /** as the rail writes it, and as it is called */
    rail: (id: string) => {
      const name = names.get(id);
      return name ? inRail(name) : '';
    },
    paragraph: (id: string) => {
      const name = names.get(id);
      if (!name) return '';
      if ('amendment' in name) return say('outcomes.amendments.added', { amendment: label(name.amendment) });
      const { part, number } = name;
      return say('outcomes.amendments.paragraph', { part, number: itemLabel(number, locale) });
    },
    /** the link that opens its forms */
    toParagraph: (id: string) => {
      const name = names.get(id);
      if (!name) return '';
      if ('amendment' in name)
        return say('outcomes.amendments.toAdded', { amendment: label(name.amendment) });
      const { part, number } = name;
      return say('outcomes.amendments.to', { part, number: itemLabel(number, locale) });
    },
    votingList: say('outcomes.votingList.pdf'),
    outcome: (one: CitedOutcome) => nameOfOutcome(one, locale),
    part: (part: Part) => say(`outcomes.${part}`),
    merged: (part: Part, number: number) => say(`outcomes.${part}Paragraph`, { number }),
    party: (party: Party | null) => (party ? countryName(party.countryCode, locale) : ''),
    /** who seconds an amendment, and which office wrote it down */
    seconders: (seconders: AmendmentShown['secondedBy']) =>
      withCommas(
        seconders.map(({ party, office }) => {
          const delegation = party ? countryName(party.countryCode, locale) : '';
          return office === 'delegation'
            ? delegation
            : say('outcomes.amendments.secondedFor', { delegation, as: office });
        }),
        locale,
      ),
    /** with the co-sponsors behind it, as the reader's language sorts them */
    sponsors: ({ sponsor, sponsors }: Pick<DebateWhole, 'sponsor' | 'sponsors'>) => {
      const nameOf = ({ countryCode }: Party) => countryName(countryCode, locale);
      const all = [...(sponsor ? [nameOf(sponsor)] : []), ...sponsors.map(nameOf).sort(inOrder(locale))];
      return all.length > 0 ? listing(all, locale) : say('outcomes.amendments.facts.body');
    },
  };
}

export type DebateWords = ReturnType<typeof debateWords>;
