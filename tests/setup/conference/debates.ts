import { withTx } from '@/db/client';
import { debateEvent } from '@/db/schema/debates';
import { type Actor, SYSTEM } from '@/domain/actor';
import type { Voted } from '@/domain/amendments/debate';
import type { VoteCount } from '@/domain/amendments/recording';
import { wholeIn } from '@/domain/opening';
import {
  acceptAmendment,
  decideAmendment,
  tableAmendment,
  withdrawAmendment,
} from '@/features/outcomes/commands/amendments';
import { decidePart, divideOutcome, withdrawDivision } from '@/features/outcomes/commands/division';
import { secondAmendment, withdrawSeconding } from '@/features/outcomes/commands/seconding';
import { rewriteOutcomeParagraph, tableOutcome } from '@/features/outcomes/commands/tabling';
import { addOutcomeParagraph, saveOutcomeParagraph } from '@/features/outcomes/commands/text';
import { getOutcome } from '@/features/outcomes/queries';
import { type DebateWhole, getDebate } from '@/features/outcomes/queries/debate';
import { aConference, aRulesProfile, inAll } from './conference';
import { anOutcome } from './outcomes';
import { aDelegation, anActor, aSeat } from './people';
import { RULES } from './rules';

type Debated = {
  sponsored?: boolean;
  tabled?: boolean;
  /** how many the rules ask for */
  seconders?: number;
};
type Asking = { targetId?: string | null; text?: string | null; version?: number; by?: string };

/**
 * A draft of a conference of four members with these operative paragraphs, tabled by the chair; Chile and Brazil have a delegation
 * with a head. `sponsored`: it is Chile's text.
 */
export async function aDebate(
  texts: readonly string[] = ['Invites members to report', 'Requests a fund', 'Decides to meet'],
  { sponsored = false, tabled = true, seconders = 0 }: Debated = {},
) {
  const meeting = await aConference({}, ['AR', 'BR', 'CL', 'GY']);
  const chair = await anActor('chair', meeting.id);
  const [chile, brazil] = [await aDelegation(meeting.id, 'CL'), await aDelegation(meeting.id, 'BR')];
  const heads = {
    chile: await aSeat(meeting.id, chile.id, 'head'),
    brazil: await aSeat(meeting.id, brazil.id, 'head'),
  };
  await anOutcome(meeting.id);
  const at = { conference: meeting.slug, number: 1 };
  const see = (viewer: Actor = chair) => getOutcome(viewer, meeting.id, 1, 'en');
  for (const _ of texts.slice(1)) await addOutcomeParagraph(chair, { ...at, part: 'operative' });
  for (const [index, { id }] of (await see()).paragraphs.entries()) {
    const text = inAll(texts[index] ?? '');
    await saveOutcomeParagraph(chair, { ...at, paragraphId: id, version: 1, text });
  }
  const paragraphs = (await see()).paragraphs.map(({ id }) => id);
  const rulesId =
    seconders > 0 ? await aRulesProfile(meeting.id, inAll('Rules'), { ...RULES, seconders }) : null;
  const table = async (actor: Actor = chair) =>
    tableOutcome(actor, {
      ...at,
      version: (await see()).version,
      delegationId: sponsored ? chile.id : null,
      rulesId,
    });
  if (tabled) await table();
  const debate = async (viewer: Actor = chair): Promise<DebateWhole> => {
    const shown = await getDebate(viewer, meeting.id, await see(viewer));
    if (!shown) throw new Error('the text was not tabled');
    return shown;
  };
  /** Tables an amendment for Chile, or for another delegation; gives its id. */
  const propose = async (actor: Actor, asks: 'revise' | 'delete' | 'add' | 'amend', asking: Asking = {}) => {
    const { targetId = paragraphs[0] ?? null, text = null, version = 1, by = chile.id } = asking;
    const part = 'operative' as const;
    await tableAmendment(actor, { ...at, delegationId: by, asks, targetId, part, version, text });
    return (await debate()).amendments.at(-1)?.id ?? '';
  };
  const decide = (
    actor: Actor,
    amendmentId: string,
    result: Voted,
    votes: VoteCount | null = null,
    version = 1,
  ) => decideAmendment(actor, { ...at, amendmentId, version, result, votes });
  const accept = (actor: Actor, amendmentId: string, version = 1) =>
    acceptAmendment(actor, { ...at, amendmentId, version });
  const withdraw = (actor: Actor, amendmentId: string, version = 1) =>
    withdrawAmendment(actor, { ...at, amendmentId, version });
  const rewrite = (
    actor: Actor,
    how: 'revised' | 'split' | 'removed',
    text: string | null = null,
    { paragraphId = paragraphs[0] ?? '', version = 1 } = {},
  ) => rewriteOutcomeParagraph(actor, { ...at, paragraphId, version, how, text });
  const reads = async () => (await see()).paragraphs.map((one) => wholeIn(one, 'en'));
  const events = () => withTx(SYSTEM, (tx) => tx.select().from(debateEvent).orderBy(debateEvent.sequence));
  const second = (actor: Actor, amendmentId: string, delegationId = brazil.id, version = 1) =>
    secondAmendment(actor, { ...at, amendmentId, version, delegationId });
  const takeBack = (actor: Actor, amendmentId: string, delegationId = brazil.id, version = 1) =>
    withdrawSeconding(actor, { ...at, amendmentId, version, delegationId });
  const divide = async (
    paragraphIds: string[],
    { actor = chair, by = null as string | null, version = 0 } = {},
  ) =>
    divideOutcome(actor, {
      ...{ ...at, paragraphIds, delegationId: by },
      version: version || (await see()).version,
    });
  const decideThePart = (partId: string, result: Voted, votes: VoteCount | null = null, actor = chair) =>
    decidePart(actor, { ...at, partId, result, votes });
  const undivide = (partId: string, actor = chair) => withdrawDivision(actor, { ...at, partId });
  const parts = async (viewer: Actor = chair) => (await debate(viewer)).division.parts;
  const acts = {
    propose,
    decide,
    accept,
    withdraw,
    rewrite,
    second,
    takeBack,
    divide,
    decideThePart,
    undivide,
    parts,
  };
  return { meeting, chair, chile, brazil, heads, at, see, paragraphs, table, debate, reads, events, ...acts };
}
