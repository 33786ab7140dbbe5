import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { and, eq } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { withTx } from '@/db/client';
import { account, authSession, roleGrant } from '@/db/schema/accounts';
import { participant } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import { grantRole, withdrawRole } from '@/features/accounts/commands/roles';
import { signOut, signOutEverywhere } from '@/features/accounts/commands/sign-in';
import { listGrants } from '@/features/accounts/queries';
import { withdrawParticipant } from '@/features/delegations/commands/nomination';
import { watch } from '@/platform/http/watch';
import { endLive, isListening, listen } from '@/platform/live';
import { viewer } from '@/platform/session';
import { actorOf, cookieName, viewerBy } from '@/platform/signed-in';
import { until } from '@/scripts/processes.mjs';
import { aConference, type TestConference } from '@/tests/setup/conference/conference';
import { aDelegation, anAccount, anActor, aSeat } from '@/tests/setup/conference/people';
import { Visitor } from '../accounts/browser';

const HEARTBEAT_MS = 25_000;
let conference: TestConference;
let server: Server;

beforeAll(async () => {
  conference = await aConference();
  listen(() => undefined);
  await until(() => isListening(), 10_000, 20);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  server = createServer((req, res) => void watch(req, res, () => viewerBy(req.headers.cookie)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => void server.closeAllConnections());
afterAll(async () => {
  vi.useRealTimers();
  server.close();
  await endLive();
});

/** Somebody at a browser, signed in, who watches; `over` says whether the answer has ended. */
async function aWatcher(accountId: string, query: Record<string, string> = {}, visitor = new Visitor()) {
  if (!visitor.cookies.has(cookieName())) await visitor.signsIn(accountId);
  const { port } = server.address() as AddressInfo;
  const parameters = new URLSearchParams({ conference: conference.id, ...query });
  const answer = await fetch(`http://127.0.0.1:${port}/api/live?${parameters}`, {
    headers: { cookie: `${cookieName()}=${visitor.cookies.get(cookieName())}` },
  });
  const state = { over: false };
  const read = async () => {
    for await (const _part of answer.body ?? []);
    state.over = true;
  };
  read().catch(() => {});
  return { visitor, status: answer.status, state };
}

const anOrganizer = async () => (await anActor('organizer', conference.id)).accountId ?? '';
const ends = ({ state }: { state: { over: boolean } }) => until(() => state.over, 10_000, 5);
const beat = () => vi.advanceTimersByTime(HEARTBEAT_MS);

describe('what somebody watches by right', () => {
  it('ends at once with the session that it was asked in, and with no other', async () => {
    const id = await anOrganizer();
    const [here, there] = [await aWatcher(id), await aWatcher(id)];
    expect([here.status, there.status]).toEqual([200, 200]);
    await here.visitor.sends(async () => signOut(await viewer()));
    await ends(here);
    expect(here.state.over).toBe(true);
    expect(there.state.over).toBe(false);
    await there.visitor.sends(async () => signOutEverywhere(await viewer()));
    await ends(there);
    expect(there.state.over).toBe(true);
  });

  it('ends at once when another account is signed in in that browser', async () => {
    const one = await aWatcher(await anOrganizer());
    const { id } = await anAccount();
    await one.visitor.signsIn(id);
    await ends(one);
    expect(one.state.over).toBe(true);
  });

  it('ends at once when the role is withdrawn, and stays for who keeps one', async () => {
    const administrator = await anActor('administrator');
    const { id, email } = await anAccount();
    const input = { conferenceId: conference.id, email, name: 'Chair', role: 'chair' as const };
    await grantRole(administrator, input);
    const [one, other] = [await aWatcher(id), await aWatcher(await anOrganizer())];
    const held = (await listGrants(administrator, conference.id)).find((grant) => grant.accountId === id);
    await withdrawRole(administrator, { conferenceId: conference.id, grant: held?.id ?? '', version: 1 });
    await ends(one);
    expect(one.state.over).toBe(true);
    expect(other.state.over).toBe(false);
    expect((await aWatcher(id, {}, one.visitor)).status).toBe(404);
  });

  it('ends at once with the seat, where one watches what is one’s own', async () => {
    const delegation = await aDelegation(conference.id, 'CL');
    const seat = await aSeat(conference.id, delegation.id);
    const topic = `delegation:${delegation.id}`;
    const one = await aWatcher(seat.accountId ?? '', { topic });
    expect(one.status).toBe(200);
    const organizer = await anActor('organizer', conference.id);
    await withdrawParticipant(organizer, {
      conference: conference.slug,
      participantId: seat.participantId,
      version: 1,
    });
    await ends(one);
    expect(one.state.over).toBe(true);
    const [row] = await withTx(SYSTEM, (tx) =>
      tx.select().from(participant).where(eq(participant.id, seat.participantId)),
    );
    expect(row?.withdrawnAt).toBeInstanceOf(Date);
  });

  it('ends within a heartbeat when nothing announces it: a session that runs out, an account that is closed', async () => {
    const [out, closed, stays] = [await anOrganizer(), await anOrganizer(), await anOrganizer()];
    const watchers = [await aWatcher(out), await aWatcher(closed), await aWatcher(stays)] as const;
    await withTx(SYSTEM, async (tx) => {
      const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
      await tx
        .update(authSession)
        .set({ createdAt: ago(60), expiresAt: ago(1) })
        .where(eq(authSession.accountId, out));
      await tx.update(account).set({ disabledAt: new Date() }).where(eq(account.id, closed));
    });
    expect(watchers.map(({ state }) => state.over)).toEqual([false, false, false]);
    beat();
    await ends(watchers[0]);
    await ends(watchers[1]);
    expect(watchers.map(({ state }) => state.over)).toEqual([true, true, false]);
  });

  it('is nothing that a public page needs: that goes on', async () => {
    const id = await anOrganizer();
    const one = await aWatcher(id, { topic: 'agenda:any' });
    await one.visitor.sends(async () => signOut(await viewer()));
    const other = await aWatcher(await anOrganizer());
    await other.visitor.sends(async () => signOut(await viewer()));
    await ends(other);
    expect(one.state.over).toBe(false);
  });

  it('does not keep a session alive', async () => {
    const id = await anOrganizer();
    await aWatcher(id);
    const soon = new Date(Date.now() + 3_600_000);
    const mine = and(eq(authSession.accountId, id));
    await withTx(SYSTEM, (tx) => tx.update(authSession).set({ expiresAt: soon }).where(mine));
    beat();
    const watcher = await aWatcher(await anOrganizer());
    await watcher.visitor.sends(async () => signOut(await viewer()));
    await ends(watcher);
    const [row] = await withTx(SYSTEM, (tx) => tx.select().from(authSession).where(mine));
    expect(row?.expiresAt).toEqual(soon);
    expect((await actorOf(id)).roles).toHaveLength(1);
    expect(await withTx(SYSTEM, (tx) => tx.$count(roleGrant, eq(roleGrant.accountId, id)))).toBe(1);
  });
});
