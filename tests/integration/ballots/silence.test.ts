import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { silenceBreak } from '@/db/schema/ballots';
import { outbox } from '@/db/schema/notices';
import { outcome } from '@/db/schema/outcomes';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import type { ResultPackage } from '@/domain/result-package';
import { declareBallot } from '@/features/ballots/commands/declaration';
import { openBallot } from '@/features/ballots/commands/opening';
import { breakSilence } from '@/features/ballots/commands/silence';
import { declareDue } from '@/features/ballots/jobs';
import { getBallot } from '@/features/ballots/queries/ballot';
import { aBallot, cast, HOUR, opening } from '@/tests/setup/conference/ballots';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { aSeat } from '@/tests/setup/conference/people';
import { RULES } from '@/tests/setup/conference/rules';
import { rowOf } from '@/tests/setup/stored';

const run = promisify(execFile);
const breaking = (hall: Hall, reason = 'Paragraph 2 goes too far') => ({
  conference: hall.conference.slug,
  number: 1,
  reason,
  key: randomUUID() as string,
});
const outcomeOf = async (hall: Hall) =>
  (await withTx(SYSTEM, (tx) => tx.select().from(outcome).where(eq(outcome.id, hall.outcomeId))))[0];
const past = () => ({
  procedure: 'silence' as const,
  opensAt: new Date(Date.now() - 3 * HOUR),
  closesAt: new Date(Date.now() - HOUR),
});

/** The result as a stranger checks it. */
async function passes(text: string, signature: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'plenary-silence-'));
  await writeFile(join(folder, 'result.json'), text);
  await writeFile(join(folder, 'result.sig'), Buffer.from(signature, 'base64'));
  const verifier = join(process.cwd(), 'scripts/verify.mjs');
  const { stdout } = await run(process.execPath, [verifier, 'result.json', 'result.sig'], { cwd: folder });
  expect(stdout).toMatch(/^OK silenceBroken/);
}

describe('a silence procedure', () => {
  it('adopts the text at the deadline, however late the job comes and however often', async () => {
    const hall = await aHall(2);
    const ids = await aBallot(hall, past());
    await Promise.all([declareDue(), declareDue()]);
    await declareDue();
    expect((await rowOf(ids)).result).toMatchObject({ outcome: 'adoptedBySilence', breaks: 0 });
    expect(await outcomeOf(hall)).toMatchObject({
      adoptionMethod: 'silence',
      adoptedAt: (await rowOf(ids)).closesAt,
    });
  });

  it('is broken by a delegation with a reason; two at once are both on record', async () => {
    const hall = await aHall(3);
    const ids = await aBallot(hall, { ...past(), closesAt: new Date(Date.now() + HOUR) });
    const [one, two, three] = hall.heads;
    if (!one || !two || !three) throw new Error('no heads');
    await Promise.all([one, two].map(({ actor }) => breakSilence(actor, breaking(hall))));
    await expect(breakSilence(one.actor, breaking(hall))).rejects.toMatchObject({
      key: 'ballots.refusal.brokenAlready',
    });
    await expect(breakSilence(three.actor, breaking(hall, ' '))).rejects.toMatchObject({ field: 'reason' });
    const seen = await getBallot(ANONYMOUS, hall.conference.id, 1);
    expect(seen.broken.map(({ countryCode, reason }) => [countryCode, reason])).toEqual(
      expect.arrayContaining([
        ['AG', null],
        ['AR', null],
      ]),
    );
    const inside = await getBallot(three.actor, hall.conference.id, 1);
    expect(inside.broken[0]?.reason).toBe('Paragraph 2 goes too far');
    // The first break ended it: the next run of the job declares it, long before the deadline.
    await Promise.all([declareDue(), declareDue()]);
    await declareDue();
    const { result, resultPackage } = await rowOf(ids);
    expect(result).toMatchObject({ outcome: 'silenceBroken', breaks: 2 });
    const last = Math.max(...seen.broken.map(({ at }) => at.getTime()));
    expect((await getBallot(ANONYMOUS, hall.conference.id, 1)).endedAt).toEqual(new Date(last + 1));
    await passes(resultPackage ?? '', (await rowOf(ids)).signature ?? '');
    for (const { actor } of [one, three])
      await expect(breakSilence(actor, breaking(hall))).rejects.toMatchObject({
        key: 'ballots.refusal.silenceEnded',
        kind: 'late',
      });
    // These rules send a broken silence to a vote: the text stays open for it.
    expect(await outcomeOf(hall)).toMatchObject({ adoptedAt: null, notAdoptedAt: null });
    const mails = await withTx(SYSTEM, (tx) =>
      tx.select().from(outbox).where(eq(outbox.conferenceId, hall.conference.id)),
    );
    // One mail a head, however many broke: who did and when, and when that ended it; not the deadline of before.
    const notices = mails.filter(({ template }) => template !== 'ballots.breakReceipt');
    expect(notices.map(({ template }) => template)).toEqual(Array(3).fill('ballots.silenceBroken'));
    for (const { params } of notices) {
      expect(String(params.breaks).split('\n')).toHaveLength(2);
      expect(params.ended).not.toBe(params.closes);
    }
    // The organizer goes on at once.
    await openBallot(hall.organizer, await opening(hall));
    const next = await getBallot(ANONYMOUS, hall.conference.id, 2);
    expect(next).toMatchObject({ procedure: 'vote', phase: 'open', previous: 1 });
  });

  it('has every acknowledged break on record and refuses the others, when three break beside the job', async () => {
    const hall = await aHall(3);
    const seen = { acknowledged: 0, refused: 0 };
    for (let number = 1; number <= 20; number += 1) {
      const ids = await aBallot(hall, { ...past(), closesAt: new Date(Date.now() + HOUR), number });
      const acknowledged: string[] = [];
      const breaks = hall.heads.map(async ({ actor, delegationId }) => {
        await new Promise((done) => setTimeout(done, Math.random() * 20));
        await breakSilence(actor, { ...breaking(hall), number }).then(
          () => acknowledged.push(delegationId),
          (error) => {
            expect(error.key).toBe('ballots.refusal.silenceEnded');
            seen.refused += 1;
          },
        );
      });
      const ending = (async () => {
        while (!(await declareBallot(SYSTEM, ids))) await new Promise(setImmediate);
      })();
      await Promise.all([...breaks, ending]);
      const { resultPackage } = await rowOf(ids);
      const counted = (JSON.parse(resultPackage ?? '') as ResultPackage).breaks;
      expect(counted.map(({ delegation }) => delegation).sort()).toEqual(acknowledged.sort());
      seen.acknowledged += acknowledged.length;
    }
    expect(seen.acknowledged + seen.refused).toBe(60);
    expect(Math.min(seen.acknowledged - 20, seen.refused)).toBeGreaterThan(0);
  });

  it('goes back to the sponsor where the rules say so', async () => {
    const hall = await aHall(1, { ...RULES, silence: { minimumHours: 1, onBroken: 'sponsor' } });
    await aBallot(hall, { ...past(), closesAt: new Date(Date.now() + HOUR) });
    await breakSilence(hall.heads[0]?.actor ?? hall.organizer, breaking(hall));
    await declareDue();
    const [broken] = (await getBallot(ANONYMOUS, hall.conference.id, 1)).broken;
    const notAdoptedAt = new Date((broken?.at.getTime() ?? 0) + 1);
    expect(await outcomeOf(hall)).toMatchObject({ adoptedAt: null, notAdoptedAt });
  });

  it('cannot be broken from the deadline on, nor by others than a head on the roll; takes no votes', async () => {
    const hall = await aHall(1);
    const { ballotId } = await aBallot(hall, past());
    const [head] = hall.heads;
    if (!head) throw new Error('no head');
    await expect(breakSilence(head.actor, breaking(hall))).rejects.toMatchObject({ kind: 'late' });
    await expect(breakSilence(hall.organizer, breaking(hall))).rejects.toMatchObject({
      kind: 'forbidden',
    });
    const delegate = await aSeat(hall.conference.id, head.delegationId, 'delegate');
    await expect(breakSilence(delegate, breaking(hall))).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(breakSilence(ANONYMOUS, breaking(hall))).rejects.toMatchObject({ kind: 'notFound' });
    await expect(cast(hall, head, 'for')).rejects.toMatchObject({
      key: 'ballots.refusal.silenceHasNoVotes',
    });
    const rows = await withTx(SYSTEM, (tx) =>
      tx.select().from(silenceBreak).where(eq(silenceBreak.ballotId, ballotId)),
    );
    expect(rows).toEqual([]);
  });
});
