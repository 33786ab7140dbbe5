import { randomBytes } from 'node:crypto';
import { WebSocket } from 'ws';
import { Doc, type XmlElement, type XmlText } from 'yjs';
import { withTx } from '@/db/client';
import { authSession, roleGrant } from '@/db/schema/accounts';
import { type ConferenceRole, SYSTEM } from '@/domain/actor';
import { ROOT } from '@/domain/live-notes';
import { joinLive, type LiveStanding } from '@/features/notes/components/live-connection';
import { hashOf } from '@/platform/signed-in';
import { anAccount } from './conference/people';
import { aBlock } from './live-writer';

/** Somebody with a role in a conference who is signed in, by the cookie of their browser. */
export async function aColleague(role: ConferenceRole, conferenceId: string) {
  const { id: accountId } = await anAccount();
  const token = randomBytes(32).toString('base64url');
  await withTx(SYSTEM, async (tx) => {
    await tx.insert(roleGrant).values({ accountId, role, conferenceId });
    const expiresAt = new Date(Date.now() + 3_600_000);
    await tx.insert(authSession).values({ tokenHash: hashOf(token), accountId, expiresAt });
  });
  return { accountId, cookie: `next-auth.session-token=${token}` };
}

export type Desk = { url: string; conference: string; session: string };

/** A socket of a browser to the notes of a session, and the headers that one sends. */
export function dialNotes({ url, conference, session }: Desk, headers: Record<string, string>): WebSocket {
  const address = new URL(`/api/notes?${new URLSearchParams({ conference, session, locale: 'en' })}`, url);
  address.protocol = 'ws:';
  return new WebSocket(address, { headers: { origin: url, ...headers } });
}

/** Paragraphs of one writer, however long the writing takes: those of several stay within what a session may have. */
const MOST_BEGUN = 40;

/** Somebody who writes with the code of the page itself; `acknowledged`: words that are saved, as they were told. */
export function aLiveWriter(desk: Desk, cookie: string, name: string) {
  const doc = new Doc();
  const acknowledged: string[] = [];
  let waiting: string[] = [];
  let count = 0;
  let begun = 0;
  const hear = ({ waiting: changes }: LiveStanding) => {
    if (changes > 0) return;
    acknowledged.push(...waiting);
    waiting = [];
  };
  const connection = joinLive(doc, {
    dial: () => dialNotes(desk, { cookie }) as never,
    hear,
    keep: () => {},
    before: [],
  });
  /** Types a word that is nowhere else, into a paragraph or as one of its own. */
  const type = () => {
    count += 1;
    const word = `${name}-${count};`;
    waiting.push(word);
    const root = doc.getXmlFragment(ROOT);
    const begins = root.length === 0 || (count % 12 === 0 && begun < MOST_BEGUN);
    if (begins) begun += 1;
    const into = begins ? null : (root.get((count * 7) % root.length) as XmlElement);
    const text = into?.get(0) as XmlText | undefined;
    // Behind some other word, and never within one.
    if (text) text.insert(1 + text.toString().indexOf(';', (count * 5) % (text.length + 1)), word);
    else root.insert(root.length, [aBlock(word)]);
  };
  return { doc, connection, acknowledged, type };
}
