import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { silenceBreak } from '@/db/schema/ballots';
import { outbox } from '@/db/schema/notices';
import { outcome } from '@/db/schema/outcomes';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { breakSilence } from '@/features/ballots/commands/silence';
import { declareDue } from '@/features/ballots/jobs';
import { getBallot } from '@/features/ballots/queries/ballot';
import { aSeat } from '../../setup/fixtures';
import { aBallot, aGround, cast, type Ground, HOUR, PROFILE, rowOf } from './ground';

const breaking = (ground: Ground, reason = 'Paragraph 2 goes too far') => ({
  conference: ground.conference.slug,
  number: 1,
  reason,
});
const outcomeOf = async (ground: Ground) =>
  (await withTx(SYSTEM, (tx) => tx.select().from(outcome).where(eq(outcome.id, ground.outcomeId))))[0];
const past = () => ({
  procedure: 'silence' as const,
  opensAt: new Date(Date.now() - 3 * HOUR),
  closesAt: new Date(Date.now() - HOUR),
});

describe('a silence procedure', () => {
  it('adopts the text at the deadline, however late the job comes and however often', async () => {
    const ground = await aGround(2);
    const place = await aBallot(ground, past());
    await Promise.all([declareDue(), declareDue()]);
    await declareDue();
    expect((await rowOf(place)).result).toMatchObject({ outcome: 'adoptedBySilence', breaks: 0 });
    expect(await outcomeOf(ground)).toMatchObject({
      adoptionMethod: 'silence',
      adoptedAt: (await rowOf(place)).closesAt,
    });
  });

  it('is broken by a delegation with a reason; two at once are both on record', async () => {
    const ground = await aGround(3);
    const closesAt = new Date(Date.now() + 2500);
    const opensAt = new Date(Date.now() - 3 * HOUR);
    const place = await aBallot(ground, { procedure: 'silence', opensAt, closesAt });
    const [one, two, three] = ground.heads;
    if (!one || !two || !three) throw new Error('no heads');
    await Promise.all([one, two].map(({ actor }) => breakSilence(actor, breaking(ground))));
    await expect(breakSilence(one.actor, breaking(ground))).rejects.toMatchObject({
      key: 'ballots.refusal.brokenAlready',
    });
    await expect(breakSilence(three.actor, breaking(ground, ' '))).rejects.toMatchObject({ field: 'reason' });
    const seen = await getBallot(ANONYMOUS, ground.conference.id, 1);
    expect(seen.broken.map(({ countryCode, reason }) => [countryCode, reason])).toEqual(
      expect.arrayContaining([
        ['AG', null],
        ['AR', null],
      ]),
    );
    const inside = await getBallot(three.actor, ground.conference.id, 1);
    expect(inside.broken[0]?.reason).toBe('Paragraph 2 goes too far');
    await new Promise((done) => setTimeout(done, closesAt.getTime() - Date.now() + 10));
    await declareDue();
    expect((await rowOf(place)).result).toMatchObject({ outcome: 'silenceBroken', breaks: 2 });
    // These rules send a broken silence to a vote: the text stays open for it.
    expect(await outcomeOf(ground)).toMatchObject({ adoptedAt: null, notAdoptedAt: null });
    const mails = await withTx(SYSTEM, (tx) =>
      tx.select().from(outbox).where(eq(outbox.conferenceId, ground.conference.id)),
    );
    expect(mails.filter(({ template }) => template === 'ballots.silenceBroken')).toHaveLength(6);
  });

  it('goes back to the sponsor where the rules say so', async () => {
    const ground = await aGround(1, { ...PROFILE, silence: { minimumHours: 1, onBroken: 'sponsor' } });
    const opensAt = new Date(Date.now() - 3 * HOUR);
    const closesAt = new Date(Date.now() + 1500);
    await aBallot(ground, { procedure: 'silence', opensAt, closesAt });
    await breakSilence(ground.heads[0]?.actor ?? ground.organizer, breaking(ground));
    await new Promise((done) => setTimeout(done, closesAt.getTime() - Date.now() + 10));
    await declareDue();
    expect(await outcomeOf(ground)).toMatchObject({ adoptedAt: null, notAdoptedAt: closesAt });
  });

  it('cannot be broken from the deadline on, nor by others than a head on the roll; takes no votes', async () => {
    const ground = await aGround(1);
    const { ballotId } = await aBallot(ground, past());
    const [head] = ground.heads;
    if (!head) throw new Error('no head');
    await expect(breakSilence(head.actor, breaking(ground))).rejects.toMatchObject({ kind: 'late' });
    await expect(breakSilence(ground.organizer, breaking(ground))).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const delegate = await aSeat(ground.conference.id, head.delegationId, 'delegate');
    await expect(breakSilence(delegate, breaking(ground))).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(breakSilence(ANONYMOUS, breaking(ground))).rejects.toMatchObject({ kind: 'notFound' });
    await expect(cast(ground, head, 'for')).rejects.toMatchObject({
      key: 'ballots.refusal.silenceHasNoVotes',
    });
    const rows = await withTx(SYSTEM, (tx) =>
      tx.select().from(silenceBreak).where(eq(silenceBreak.ballotId, ballotId)),
    );
    expect(rows).toEqual([]);
  });
});
