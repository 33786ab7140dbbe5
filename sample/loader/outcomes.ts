import { and, eq } from 'drizzle-orm';
import { newId } from '@/db/columns';
import { outcome, outcomeParagraph, outcomeSource } from '@/db/schema/outcomes';
import { SYSTEM } from '@/domain/actor';
import { textDigest } from '@/features/outcomes/queries/frozen';
import { symbolGiven } from '@/features/outcomes/queries/symbols';
import { record } from '@/platform/record';
import { OUTCOMES } from '@/sample/content/outcomes';
import { PROPOSALS } from '@/sample/content/proposals';
import type { SampleOutcome } from '@/sample/content/shapes';
import { ADDRESSEES, VERBS } from '@/sample/content/wording';
import { loadDebate } from './debates';
import { bureauAccount, happened, must, type Sample, sponsor } from './sample';
import { attachTopics } from './topics';

/** The seven outcomes as far as they have come, and the proposals that were left open. */
export async function loadOutcomes(sample: Sample): Promise<void> {
  for (const content of OUTCOMES) await loadOutcome(sample, content, null);
  for (const [i, content] of PROPOSALS.entries()) await loadOutcome(sample, content, sponsor(sample, i));
}

async function loadOutcome(sample: Sample, content: SampleOutcome, mainSponsorId: string | null) {
  const { tx, conferenceId } = sample;
  const sources = (sample.sources.get(content.key) ?? []).toSorted((a, b) => a.at.getTime() - b.at.getTime());
  const first = sources[0];
  // A text that no note has brought up yet does not exist yet.
  if (!first) return;
  const id = newId();
  const number = sample.outcomes.size + 1;
  sample.outcomes.set(content.key, id);
  const { id: sessionId, endsAt } = must(sample.sessions, content.session);
  const { kind, strength, title } = content;
  const createdBy = bureauAccount(sample, 'rapporteur');
  await tx.insert(outcome).values({
    id,
    conferenceId,
    number,
    kind,
    strength,
    title,
    sessionId,
    mainSponsorId,
    createdAt: first.at,
    createdBy,
  });
  const paragraphs = paragraphsOf(sample, id, content, first.at);
  await tx.insert(outcomeParagraph).values(paragraphs);
  await tx
    .insert(outcomeSource)
    .values(sources.map((source) => ({ conferenceId, outcomeId: id, paragraphId: source.id })));
  await attachTopics(sample, content.topics, { outcome: { id, number } });
  const entity = { conferenceId, entityId: id };
  await record(tx, SYSTEM, {
    ...entity,
    kind: 'outcome.drafted',
    after: { number, kind, paragraphId: first.id },
  });
  if (mainSponsorId)
    await loadDebate(sample, {
      ...{ id, number, key: content.key, sponsorId: mainSponsorId, paragraphs },
      ...{ from: first.at, until: endsAt },
    });
  if (!happened(sample, endsAt)) return;
  const chair = bureauAccount(sample, 'chair');
  const where = and(eq(outcome.conferenceId, conferenceId), eq(outcome.id, id));
  if (mainSponsorId) {
    await tx.update(outcome).set({ leftOpenAt: endsAt, leftOpenBy: chair }).where(where);
    await record(tx, SYSTEM, { ...entity, kind: 'outcome.leftOpen', after: { number, leftOpenAt: endsAt } });
    return;
  }
  const adopted = { adoptedAt: endsAt, adoptedBy: chair, adoptionMethod: 'recorded' as const };
  await tx.update(outcome).set(adopted).where(where);
  await record(tx, SYSTEM, {
    ...entity,
    kind: 'outcome.adopted',
    after: {
      number,
      symbol: await symbolGiven(tx, conferenceId, id),
      method: 'recorded',
      adoptedAt: endsAt,
      digest: await textDigest(tx, conferenceId, id),
    },
  });
}

function paragraphsOf({ conferenceId }: Sample, outcomeId: string, content: SampleOutcome, savedAt: Date) {
  const common = { conferenceId, outcomeId, savedAt };
  const preambular = content.preambular.map((text, i) => ({
    ...common,
    id: newId(),
    part: 'preambular' as const,
    number: i + 1,
    text,
  }));
  const operative = content.operative.map(({ verb, addressee, text }, i) => ({
    ...common,
    id: newId(),
    part: 'operative' as const,
    number: i + 1,
    verb: VERBS[verb],
    addressee: ADDRESSEES[addressee],
    text,
  }));
  return [...preambular, ...operative];
}
