import { and, asc, desc, eq } from 'drizzle-orm';
import type * as z from 'zod';
import type { Tx } from '@/db/client';
import { translation } from '@/db/schema/beside';
import { outcomeParagraph } from '@/db/schema/outcomes';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { requireFewerBeside } from '@/domain/correcting';
import type { Locale } from '@/domain/local-text';
import { paragraphApart } from '@/domain/opening';
import { languagesOf, type TranslatedParagraph } from '@/domain/outcomes';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { isAdoptedIn } from '@/domain/wording';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { sha256 } from '@/platform/chain';
import { record } from '@/platform/record';
import type { translationInput } from '../input';
import { lockOutcome } from './recall';

type TranslationInput = z.output<typeof translationInput>;
type TranslatedOutcome = { conferenceId: string; id: string };

function paragraphsOf(tx: Tx, { conferenceId, id }: TranslatedOutcome) {
  return tx
    .select({
      id: outcomeParagraph.id,
      part: outcomeParagraph.part,
      verb: outcomeParagraph.verb,
      addressee: outcomeParagraph.addressee,
      text: outcomeParagraph.text,
    })
    .from(outcomeParagraph)
    .where(and(eq(outcomeParagraph.conferenceId, conferenceId), eq(outcomeParagraph.outcomeId, id)))
    .orderBy(asc(outcomeParagraph.part), asc(outcomeParagraph.number));
}

/** The translation into a language that stands, if there is one. */
async function lastTranslation(tx: Tx, { conferenceId, id }: TranslatedOutcome, language: Locale) {
  const [last] = await tx
    .select({ version: translation.version, paragraphs: translation.paragraphs })
    .from(translation)
    .where(
      and(
        eq(translation.conferenceId, conferenceId),
        eq(translation.outcomeId, id),
        eq(translation.language, language),
      ),
    )
    .orderBy(desc(translation.version))
    .limit(1);
  return last ?? { version: 0, paragraphs: [] };
}

type AdoptedParagraph = Awaited<ReturnType<typeof paragraphsOf>>[number];

/** Each paragraph that was not adopted in the language, as it was translated; words of it that were adopted stay. */
function translatedParagraphs(
  paragraphs: readonly AdoptedParagraph[],
  { language, paragraphs: typed = {} }: TranslationInput,
  before: readonly TranslatedParagraph[],
): TranslatedParagraph[] {
  return paragraphs
    .filter(({ text }) => !isAdoptedIn(text, language))
    .map(({ id: paragraphId, part, verb, addressee }) => {
      const words = typed[paragraphId];
      if (!words) throw refuse('outcomes.refusal.untranslatedParagraph', {}, 'invalid');
      const sentApart = words.verb !== undefined || words.addressee !== undefined;
      if (part === 'operative' && !verb?.[language] && !addressee?.[language] && !sentApart)
        return {
          paragraphId,
          ...paragraphApart(words.text, language, [before.find((one) => one.paragraphId === paragraphId)]),
        };
      return {
        paragraphId,
        verb: verb?.[language] || (words.verb ?? ''),
        addressee: addressee?.[language] || (words.addressee ?? ''),
        text: words.text,
      };
    });
}

/**
 * Adds a translation beside an adopted text, of what was not adopted in the language; or the next version of one, beside
 * those before it. What was adopted in the language is kept as it is, whatever is sent.
 * @throws Refusal when the text is not adopted, was adopted in that language, or was translated meanwhile
 */
export async function addTranslation(actor: Actor, input: TranslationInput): Promise<Done> {
  const { language, translator } = input;
  return act(actor, async (tx, actor) => {
    const { row } = await lockOutcome(tx, input);
    const { conferenceId, id: outcomeId, number } = row;
    authorize(actor, 'translation.add', { conferenceId });
    if (!row.adoptedAt) throw refuse('outcomes.refusal.notAdopted', { number }, 'conflict');
    const adopted = await paragraphsOf(tx, row);
    if (languagesOf(row.title, adopted).includes(language))
      throw refuse('outcomes.refusal.adoptedLanguage', {}, 'conflict', 'language');
    const last = await lastTranslation(tx, row, language);
    const before = last.version;
    if (before !== input.version) throw refuse('common.refusal.stale', {}, 'stale');
    requireFewerBeside(before);
    const title = row.title[language] || input.title;
    if (!title) throw refuse('common.invalid.empty', {}, 'invalid', 'title');
    const paragraphs = translatedParagraphs(adopted, input, last.paragraphs);
    const whole = { language, version: before + 1, title, translator, paragraphs };
    await tx.insert(translation).values({ conferenceId, outcomeId, ...whole, recordedBy: actor.accountId });
    await record(tx, actor, {
      conferenceId,
      kind: 'translation.added',
      entityId: outcomeId,
      before: { version: before },
      after: { number, version: before + 1, language, translator, digest: sha256(canonicalJson(whole)) },
      topics: [`outcome:${outcomeId}`],
    });
    return {
      redirect: `/${input.conference}/outcomes/${number}`,
      message: 'outcomes.done.translationAdded',
      params: { number },
    };
  });
}
