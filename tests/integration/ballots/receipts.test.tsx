import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import type { SignedReceipt } from '@/domain/receipt';
import { breakSilence } from '@/features/ballots/commands/silence';
import { BreakReceiptPage, ReceiptPage } from '@/features/ballots/components/receipt-page';
import { getBallot } from '@/features/ballots/queries/ballot';
import { houseKeys, settleKey } from '@/features/ballots/queries/keys';
import { getBreakReceipt, getReceipt } from '@/features/ballots/queries/receipt';
import { getConference } from '@/features/conferences/queries';
import { signer } from '@/platform/keys';
import { newSigningKey, readSigningKey, signReceipt } from '@/platform/signing';
import { aBallot, cast, HOUR } from '@/tests/setup/conference/ballots';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { drawn } from '@/tests/setup/drawn';
import { onDatabaseAfter } from '@/tests/setup/unguarded';
import { forcibly } from './voted';

const DOUBT = 'This receipt is in doubt';
/** A key that is nobody's here, and its row as somebody puts it into the table of the keys. */
const STRANGER = readSigningKey(newSigningKey());
const FORGED_KEY = `insert into signing_key (fingerprint, place, public_key, since, until, recorded_by)
  values ('${STRANGER.fingerprint}', 90, '${STRANGER.publicKey}', '2020-01-01', '2099-01-01', 'system')`;
const resigned = (text: string) => {
  const { signature: _, ...content } = JSON.parse(text) as SignedReceipt;
  return JSON.stringify(signReceipt(STRANGER, { ...content, key: STRANGER.fingerprint }));
};

async function pageOf(hall: Hall, kind: 'vote' | 'silence') {
  const [head] = hall.heads;
  if (!head) throw new Error('no head');
  const conference = await getConference(head.actor, hall.conference.slug);
  const ballot = await getBallot(head.actor, conference.id, 1);
  if (kind === 'silence') {
    const receipt = await getBreakReceipt(head.actor, conference.id, 1);
    return { receipt, page: await drawn(<BreakReceiptPage {...{ conference, ballot, receipt }} />) };
  }
  const receipt = await getReceipt(head.actor, conference.id, 1);
  return { receipt, page: await drawn(<ReceiptPage {...{ conference, ballot, receipt }} differs={false} />) };
}

async function aReceipt(kind: 'vote' | 'silence') {
  const hall = await aHall(2);
  const [head] = hall.heads;
  if (!head) throw new Error('no head');
  const ids = await aBallot(hall, { procedure: kind, closesAt: new Date(Date.now() + 2 * HOUR) });
  const address = { conference: hall.conference.slug, number: 1 };
  if (kind === 'vote') await cast(hall, head, 'against');
  else await breakSilence(head.actor, { ...address, reason: 'It goes too far', key: randomUUID() });
  const table = kind === 'vote' ? 'ballot_event' : 'silence_break';
  return { hall, table, where: `where ballot_id = '${ids.ballotId}'` };
}

const KINDS = ['vote', 'silence'] as const;
const OTHER = 'f'.repeat(64);
/** What somebody might write over a row, in both tables. */
const BOTH = [
  `at = at - interval '1 second'`,
  `hash = '${OTHER}'`,
  `previous_hash = '${OTHER}'`,
  `salt = '${'0'.repeat(32)}'`,
  'sequence = sequence + 1',
  `receipt = replace(receipt, '"sequence":1', '"sequence":2')`,
  `receipt = '{}'`,
  `receipt = 'null'`,
  `receipt = 'no receipt at all'`,
];
const CASES = [
  ...KINDS.flatMap((kind) => BOTH.map((change) => [kind, change] as const)),
  ['vote', `choice = 'for'`] as const,
  ['vote', 'version = version + 1'] as const,
  ['silence', `reason = 'We agree'`] as const,
];

describe('a receipt', () => {
  it.each(KINDS)('of a %s is drawn from what was signed', async (kind) => {
    const { hall } = await aReceipt(kind);
    const { receipt, page } = await pageOf(hall, kind);
    expect(receipt.signed).toEqual(JSON.parse(receipt.text));
    expect(page).not.toContain(DOUBT);
    expect(page).toContain(kind === 'vote' ? 'Against' : 'It goes too far');
    // In the groups in which codes are read out.
    expect(page.replace(/<[^>]*>|\s/g, '')).toContain(receipt.signed?.hash ?? 'a hash');
  });

  it.each(CASES)(
    'of a %s is in doubt, and nothing of it is drawn, where somebody wrote: %s',
    async (kind, change) => {
      const { hall, table, where } = await aReceipt(kind);
      await forcibly(`update ${table} set ${change} ${where}`);
      const { receipt, page } = await pageOf(hall, kind);
      expect(receipt).toMatchObject({ signed: null, doubt: { key: 'ballots.conflict.receipt' } });
      expect(page).toContain(DOUBT);
      expect(page).not.toMatch(/Against|It goes too far|We agree|is recorded</);
    },
  );

  it.each(KINDS)('of a %s that another key signed is in doubt, whatever the table of the keys says', (kind) =>
    onDatabaseAfter([], async () => {
      await withTx(SYSTEM, (tx) => settleKey(tx, signer()));
      const { hall, table, where } = await aReceipt(kind);
      const { receipt } = await pageOf(hall, kind);
      await forcibly(`update ${table} set receipt = '${resigned(receipt.text)}' ${where}; ${FORGED_KEY}`);
      const after = await pageOf(hall, kind);
      expect(after.receipt.doubt?.key).toBe('ballots.conflict.unknownKey');
      expect(after.page).toContain(DOUBT);
      const keys = await withTx(SYSTEM, houseKeys);
      expect(keys.map(({ fingerprint }) => fingerprint)).toEqual([signer().fingerprint]);
    }),
  );
});
