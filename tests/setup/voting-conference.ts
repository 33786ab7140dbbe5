import { randomUUID } from 'node:crypto';
import { breakSilence } from '@/features/ballots/commands/silence';
import { actorOf } from '@/platform/signed-in';
import { aBallot, PROFILE } from '../integration/ballots/ground';
import { aConference, aDelegation, anActor, anOutcome, aSeat, closed } from './fixtures';

/** A conference that has met, whose one silence procedure the account that is given has broken as head of a delegation. */
export async function votingConference(accountId: string): Promise<void> {
  const conference = await aConference({ slug: 'voting-conference', symbol: 'VOTE-1' }, ['AR', 'CL']);
  const heads = [];
  for (const [code, values] of [['AR'], ['CL', { accountId }]] as const) {
    const { id: delegationId } = await aDelegation(conference.id, code);
    heads.push({ code, delegationId, actor: await aSeat(conference.id, delegationId, 'head', values) });
  }
  const { id: outcomeId } = await anOutcome(conference.id, { leftOpenAt: new Date() });
  await closed(conference.id);
  const organizer = await anActor('organizer', conference.id);
  await aBallot(
    { conference, organizer, heads, outcomeId, rulesId: '', profile: PROFILE },
    { procedure: 'silence' },
  );
  await breakSilence(await actorOf(accountId), {
    conference: conference.slug,
    number: 1,
    reason: 'Paragraph 2 goes further than the plenary did.',
    key: randomUUID(),
  });
}
