import type { Tx } from '@/db/client';
import { debate, debateEvent } from '@/db/schema/debates';
import { outcome, outcomeParagraph } from '@/db/schema/outcomes';
import { inAll } from '../conference/conference';
import type { World } from './world';

/** A draft of the one that meets that was tabled, with two amendments: of the own delegation, and of the other one. */
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
    ...{ conferenceId, outcomeId: id, tabledAs: 'chair', language: 'en', majority: 'simple' },
    paragraphs: [
      { id: ids.debatedPreamble, part: 'preambular', text: canary('draft') },
      { id: ids.debatedText, part: 'operative', text: canary('draft') },
    ],
  });
  const revision = { kind: 'revise', paragraph: ids.debatedText } as const;
  await tx.insert(debateEvent).values({
    ...{ conferenceId, outcomeId: id, sequence: 1, office: 'delegation' },
    event: {
      kind: 'amendment.tabled',
      version: 1,
      amendment: {
        ...revision,
        id: ids.amendment,
        by: ids.ownMeeting,
        text: `${canary('draft')}, every year`,
      },
    },
  });
}
