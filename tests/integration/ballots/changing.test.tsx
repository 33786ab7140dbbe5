import { describe, expect, it } from 'vitest';
import type { Choice } from '@/domain/tally';
import { chooseVote } from '@/features/ballots/commands/choice';
import { VoteCheckPage, VotePage } from '@/features/ballots/components/vote-pages';
import { voteQuestion } from '@/features/ballots/input';
import { getBallot } from '@/features/ballots/queries/ballot';
import { getKeptVote } from '@/features/ballots/queries/choice';
import { getConference } from '@/features/conferences/queries';
import { clock } from '@/platform/i18n/format';
import { aBallot, cast } from '@/tests/setup/conference/ballots';
import { aHall } from '@/tests/setup/conference/hall';
import { drawn } from '@/tests/setup/drawn';
import { inRequest } from '@/tests/setup/request';

async function aVoter() {
  const hall = await aHall(2);
  const { number } = await aBallot(hall);
  const [head] = hall.heads;
  if (!head) throw new Error('no head');
  const { actor, delegationId } = head;
  const conference = await getConference(actor, hall.conference.slug);
  const shown = async () => {
    const ballot = await getBallot(actor, hall.conference.id, number);
    if (!ballot.mine) throw new Error('the head has no part');
    return { conference, ballot, mine: ballot.mine };
  };
  const page = async (chosen?: Choice) => drawn(<VotePage {...(await shown())} chosen={chosen} />);
  const check = async (choice: Choice) =>
    drawn(<VoteCheckPage {...(await shown())} choice={choice} voteKey="key" />);
  const address = { conference: hall.conference.slug, number };
  return { hall, head, actor, conference, page, check, shown, address, delegationId };
}

/** The choice that a page has marked; null where it has none. */
const marked = (html: string) =>
  /<input(?=[^>]*type="radio")(?=[^>]*checked="")[^>]*value="([^"]+)"/.exec(html)?.[1]?.replace(/\.+$/, '') ??
  null;

describe('a vote that is cast', () => {
  it('is said where it is changed, with its time, and what was chosen since and not sent', async () => {
    const { hall, head, conference, page, shown } = await aVoter();
    const first = await page();
    expect(first).toMatch(/<h1[^>]*>Cast the vote</);
    expect(first).toContain('Nothing is sent yet');
    expect(marked(first)).toBeNull();
    await cast(hall, head, 'for');
    const { vote } = (await shown()).mine;
    const again = await page();
    expect(again).toMatch(/<h1[^>]*>Change the vote</);
    expect(again).toContain('Your delegation voted For, recorded');
    expect(again).toContain(clock(vote?.at ?? new Date(0), 'en', conference.timeZone));
    expect(again).toContain('Nothing changes yet');
    expect(again).not.toContain('Nothing is sent yet');
    expect(marked(again)).toBe('for');
    expect(again).not.toContain('have not sent it');
    const chosen = await page('against');
    expect(marked(chosen)).toBe('against');
    expect(chosen).toContain('Since then you chose Against here, and have not sent it.');
  });

  it('has its text and its ballot one press away, beside the page', async () => {
    const { page, check, conference } = await aVoter();
    for (const html of [await page(), await check('for')])
      for (const way of ['ballots/1', 'outcomes/1'])
        expect(html).toMatch(
          new RegExp(`<a href="/en/${conference.slug}/${way}" target="_blank" rel="noreferrer">`),
        );
  });
});

describe('a choice that waits to be checked', () => {
  it('is what the page before shows again, to its own head', async () => {
    const { actor, address, delegationId } = await aVoter();
    const { cookies } = await inRequest(() => chooseVote(actor, { ...address, choice: 'abstain' }));
    const name = `kept-${voteQuestion(address.conference, address.number)}`;
    const kept = (forDelegation: string) =>
      inRequest(() => getKeptVote(actor, { ...address, delegationId: forDelegation }), {
        cookie: `${name}=${cookies[name]}`,
      });
    expect((await kept(delegationId)).result).toMatchObject({ choice: 'abstain' });
    expect((await kept(address.conference)).result).toBeNull();
  });
});
