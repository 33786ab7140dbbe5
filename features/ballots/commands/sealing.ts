import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import type { OpenedBallot } from '@/db/schema/ballots';
import { conference } from '@/db/schema/conferences';
import { openingHash } from '@/domain/chain';
import { withoutBlanks } from '@/domain/local-text';
import { type CancelledPackage, type ResultPackage, resultText } from '@/domain/result-package';
import { keysBetween } from '@/domain/signing-key';
import { sha256 } from '@/platform/chain';
import { signer } from '@/platform/keys';
import { signText } from '@/platform/signing';
import { keysFor } from '../queries/keys';
import {
  chainedBreak,
  chainedVote,
  keysUsed,
  openingOf,
  plainBreak,
  type Recorded,
} from '../queries/recorded';

/** What a package says of any ballot that is over, whatever came of it: what was put to whom, and all that was recorded. */
export async function packageParts(tx: Tx, ballotRow: OpenedBallot, all: Recorded, closedAt: Date) {
  const [conferenceRow] = await tx.select().from(conference).where(eq(conference.id, ballotRow.conferenceId));
  if (!conferenceRow) throw new Error('the conference of a ballot is gone');
  const { id, symbol, title, timeZone } = conferenceRow;
  const opening = openingOf(ballotRow, all);
  const key = signer();
  return {
    conference: { id, symbol, title: withoutBlanks(title), timeZone },
    opening,
    openingHash: openingHash(sha256, opening, ballotRow.format),
    events: all.votes.map((vote) => chainedVote(ballotRow, vote)),
    breaks:
      ballotRow.format === 1
        ? all.breaks.map(plainBreak)
        : all.breaks.map((one) => chainedBreak(ballotRow, one)),
    acts: all.acts,
    refused: all.refused,
    closedAt: closedAt.toISOString(),
    publicKey: key.publicKey,
    fingerprint: key.fingerprint,
    keys: keysBetween(await keysFor(tx, key), keysUsed(all), key.fingerprint),
  };
}

/** A package as it is stored: the text, byte for byte, and its signature. */
export function sealed(content: ResultPackage | CancelledPackage) {
  const text = resultText(content);
  return { resultPackage: text, signature: signText(signer(), text) };
}
