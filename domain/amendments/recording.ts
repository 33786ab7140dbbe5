import { decide } from '../deciding';
import { inEach, type Locale } from '../local-text';
import { type KeptParagraph, paragraphApart, splitIn, wholeParagraph } from '../opening';
import type { Majority } from '../rules';
import type { Voted } from './debate';

/** In whose name something is recorded: a delegation for itself, or an office for it or for the body. */
export const DEBATE_OFFICES = ['delegation', 'chair', 'rapporteur', 'organizer'] as const;
export type DebateOffice = (typeof DEBATE_OFFICES)[number];

/** Stands for the sponsor of a text that is the body's own: the chair speaks for it. */
export const BODY = 'body';

/** How many amendments there are to one text at most. */
export const MOST_AMENDMENTS = 500;

/**
 * The words of a paragraph in their places once it reads otherwise: verb and addressee where it begins with such. The
 * other languages are empty until they are translated anew, for they would say what is not the text any more.
 */
export function wordsOf(reads: string, before: Omit<KeptParagraph, 'text'>, language: Locale): KeptParagraph {
  const only = (words: string) => inEach((one) => (one === language ? words : ''));
  if (before.part === 'preambular')
    return { part: before.part, verb: null, addressee: null, text: only(reads) };
  const split = paragraphApart(reads, language, [splitIn({ ...before, text: only('') }, language)]);
  const { verb, addressee, text } =
    wholeParagraph(split) === reads ? split : { verb: '', addressee: '', text: reads };
  return { part: before.part, verb: only(verb), addressee: only(addressee), text: only(text) };
}

export type VoteCount = { inFavour: number; against: number; abstaining: number };

/**
 * Why counts do not make a result, or null: there are more than the members, or the majority says otherwise. Whether a quorum was
 * there is not theirs to say: who is present and does not vote counts for it.
 */
export function whyNotResult(
  { inFavour, against, abstaining }: VoteCount,
  { result, members, majority }: { result: Voted; members: number; majority: Majority | null },
): 'moreThanMembers' | 'notCarried' | 'carried' | null {
  if (inFavour + against + abstaining > members) return 'moreThanMembers';
  if (!majority) return null;
  const rules = { procedure: 'vote', majority, onTie: 'rejected' } as const;
  const verdict = decide(rules, { yes: inFavour, no: against, abstain: abstaining, members });
  if ((verdict === 'adopted') === (result === 'adopted')) return null;
  return result === 'adopted' ? 'notCarried' : 'carried';
}
