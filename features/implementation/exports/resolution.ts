import type { Actor } from '@/domain/actor';
import { forwardedTo } from '@/domain/forwarding';
import { type Locale, pick } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { missing } from '@/domain/refusal';
import { titleFor } from '@/domain/wording';
import { type ConferenceFacts, getConference } from '@/features/conferences/queries';
import { getOutcome, type OutcomeWhole } from '@/features/outcomes/queries';
import { textBlocks, translationOf } from '@/features/outcomes/queries/outcome-words';
import { day, localDay } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import { paperFile } from '@/platform/papers/making';
import { type Block, plain } from '@/platform/papers/paper';
import { paperOf } from '@/platform/papers/paper-of';
import { type ForwardingAct, listForwardings } from '../queries/forwarding';

type WantedDraft = { number: number; locale: Locale };

/**
 * An adopted outcome as the draft of a resolution of the General Assembly, in Word: public once it was forwarded, and before that
 * for who forwards it.
 * @throws Refusal `notFound` where the outcome is not adopted
 */
export async function resolutionDraftFile(viewer: Actor, slug: string, { number, locale }: WantedDraft) {
  const conference = await getConference(viewer, slug);
  const outcome = await getOutcome(viewer, conference.id, number, locale);
  if (outcome.state !== 'adopted' || !outcome.adoptedAt) throw missing();
  const acts = await listForwardings(viewer, { conferenceId: conference.id, outcomeId: outcome.id });
  if (!forwardedTo(acts)) authorize(viewer, 'outcome.forward', { conferenceId: conference.id });
  const paper = resolutionDraft(conference, { ...outcome, adoptedAt: outcome.adoptedAt }, { acts, locale });
  return paperFile(`draft-resolution-${slug}-${number}-${locale}`, paper, 'word');
}

type AdoptedOutcome = OutcomeWhole & { adoptedAt: Date };

function resolutionDraft(
  conference: ConferenceFacts,
  outcome: AdoptedOutcome,
  { acts, locale }: { acts: readonly ForwardingAct[]; locale: Locale },
) {
  const { timeZone, originalLanguage } = conference;
  const say = sayIn(locale);
  const stands = forwardedTo(acts);
  const readership = { reader: locale, original: originalLanguage };
  const title = titleFor(outcome.title, readership, translationOf(outcome, { locale }));
  const assembly = stands
    ? pick(stands.assembly, locale, originalLanguage)
    : say('implementation.forwarding.title');
  const origin = {
    symbol: nameOfOutcome(outcome, locale),
    conference: pick(conference.title, locale, originalLanguage),
    day: day(outcome.adoptedAt, locale, timeZone),
  };
  const facts = [
    [say('implementation.draft.subject'), title.text],
    [say('implementation.draft.to'), assembly],
    [say('implementation.draft.from'), origin.conference],
    ...(stands?.symbol ? [[say('implementation.draft.symbol'), stands.symbol]] : []),
  ];
  const blocks: Block[] = [
    {
      is: 'facts',
      rows: facts.map(([term = '', detail = '']) => ({ term, words: plain(detail) })),
    },
    { is: 'text', words: [{ text: say('implementation.draft.opening'), strong: true }] },
    { is: 'text', words: plain(say('implementation.draft.considering', origin)) },
    ...textBlocks(outcome, { locale, originalLanguage, timeZone }),
  ];
  return paperOf(conference, locale, {
    title: say('implementation.draft.title'),
    lead: title.text,
    date: localDay(outcome.adoptedAt, timeZone),
    blocks,
  });
}
