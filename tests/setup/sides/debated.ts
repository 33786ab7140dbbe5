import type { Tx } from '@/db/client';
import { debate, debateEvent } from '@/db/schema/debates';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import { inAll } from '../conference/conference';
import type { World } from './world';

/** A draft of the one that meets that was tabled and divided: one of its three paragraphs is voted on apart. */
export async function writeDivided(tx: Tx, { meeting, ids, first, canary }: World): Promise<void> {
  const [conferenceId, id] = [meeting.id, ids.divided];
  const draft = { conferenceId, id, number: first + 9, title: inAll(canary('draft')) };
  await tx.insert(outcome).values({ ...draft, kind: 'recommendation' });
  const texts = [ids.dividedText, ids.undividedText, ids.restText].map((paragraph, n) => ({
    ...{ id: paragraph, part: 'operative' as const, text: `${canary('draft')} ${n}` },
  }));
  await tx.insert(outcomeParagraph).values(
    texts.map((one, n) => ({
      ...{ conferenceId, outcomeId: id, id: one.id, part: one.part, number: n + 1 },
      ...{ verb: inAll(''), addressee: inAll(''), text: inAll(one.text) },
    })),
  );
  const rules = { tabledAs: 'chair', language: 'en', majority: 'simple' } as const;
  await tx.insert(debate).values({ conferenceId, outcomeId: id, ...rules, paragraphs: texts });
  const part = { kind: 'part.divided', part: ids.part, paragraphs: [ids.dividedText] } as const;
  const event = { ...part, by: ids.ownMeeting };
  await tx.insert(debateEvent).values({ conferenceId, outcomeId: id, sequence: 1, office: 'chair', event });
}

/**
 * A draft of the one that meets that was tabled, with amendments that another delegation seconds: one of the own delegation, and two
 * of the other, of which one still waits for that.
 */
export async function writeDebated(tx: Tx, { meeting, ids, first, canary }: World): Promise<void> {
  const [conferenceId, id] = [meeting.id, ids.debated];
  const draft = { conferenceId, id, number: first + 4, title: inAll(canary('draft')) };
  await tx.insert(outcome).values({ ...draft, kind: 'recommendation' });
  const text = { conferenceId, outcomeId: id, number: 1, text: inAll(canary('draft')) };
  await tx.insert(outcomeParagraph).values([
    { ...text, id: ids.debatedPreamble, part: 'preambular' },
    { ...text, id: ids.debatedText, part: 'operative', verb: inAll(''), addressee: inAll('') },
  ]);
  await tx.insert(debate).values({
    ...{ conferenceId, outcomeId: id, tabledAs: 'chair', language: 'en', majority: 'simple', seconders: 1 },
    paragraphs: [
      { id: ids.debatedPreamble, part: 'preambular', text: canary('draft') },
      { id: ids.debatedText, part: 'operative', text: canary('draft') },
    ],
  });
  const revision = { kind: 'revise', paragraph: ids.debatedText } as const;
  const tabled = (amendment: string, by: string, more: string) => ({
    ...{ kind: 'amendment.tabled' as const, version: 1 },
    amendment: { ...revision, id: amendment, by, text: `${canary('draft')}, ${more}` },
  });
  const seconded = (amendment: string, by: string) => ({
    kind: 'amendment.seconded' as const,
    amendment,
    by,
  });
  const events = [
    tabled(ids.amendment, ids.ownMeeting, 'every year'),
    seconded(ids.amendment, ids.otherMeeting),
    tabled(ids.otherAmendment, ids.otherMeeting, 'every month'),
    tabled(ids.secondedAmendment, ids.otherMeeting, 'every week'),
    seconded(ids.secondedAmendment, ids.ownMeeting),
  ];
  for (const [index, event] of events.entries())
    await tx.insert(debateEvent).values({
      ...{ conferenceId, outcomeId: id, sequence: index + 1, office: 'delegation', event },
    });
}
