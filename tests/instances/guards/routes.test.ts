import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { ballotEvent } from '@/db/schema/ballots';
import { SYSTEM } from '@/domain/actor';
import { INSIDERS } from '@/tests/setup/sides/persons';
import type { Side } from '@/tests/setup/sides/side';
import { type Fate, fateOf } from '../../setup/fates';
import { inLanes } from '../votes/posting';
import { aHouse, allRoutes, ask, type House, type Visitor } from './house';
import { ALSO, mayRead, ROUTES, type Route } from './route-table';

/** One is drawn while the answer to another is read. */
const VISITS_AT_ONCE = 3;

let house: House;
let votes: string[];
beforeAll(async () => {
  house = await aHouse();
  votes = await withTx(SYSTEM, async (tx) =>
    (await tx.select({ hash: ballotEvent.hash }).from(ballotEvent)).map(({ hash }) => hash),
  );
});
afterAll(() => house?.instance.stop());

const HERE: Visitor[] = [
  'anonymous',
  'stranger',
  ...INSIDERS,
  'formerOrganizer',
  'formerHead',
  'formerFocalPoint',
  'formerBureau',
  'formerAdministrator',
  'disabledOrganizer',
];
const THERE: Visitor[] = ['organizer', 'credentialsOfficer', 'chair', 'head', 'focalPoint', 'administrator'];

/** Whose payloads of server components are read besides the pages; both come of the same queries. */
const alsoPayload = (who: Visitor, side: 'own' | 'other') =>
  side === 'own'
    ? ['anonymous', 'stranger', 'chair', 'head', 'focalPoint', 'observer', 'administrator'].includes(who)
    : ['organizer', 'head'].includes(who);

it('has a row for every address, and an address for every row', () => {
  expect(allRoutes().length).toBeGreaterThan(40);
  expect(Object.keys(ROUTES).sort()).toEqual(allRoutes());
});

/** What somebody read that the policy does not give; and what was read rightly, into `seen`. */
function leaks(body: string, reader: Visitor, owning: Side, seen: Set<string>): string[] {
  const leaked: string[] = [];
  for (const side of [house.a, house.b]) {
    const canaries = new RegExp(`canary-([a-z]+)-([a-z]+)-${side.tag}`, 'gi');
    for (const [, kind = '', owner = ''] of body.matchAll(canaries)) {
      const same = side === owning || reader === 'administrator';
      if (same && mayRead(kind, owner, reader)) seen.add(kind);
      else leaked.push(`${kind} of ${owner}${same ? '' : ' of the other side'}`);
    }
  }
  // A vote that is not declared is known to its own delegation.
  if (votes.some((hash) => body.includes(hash))) {
    if (reader === 'headOther') seen.add('vote');
    else leaked.push('a vote');
  }
  return [...new Set(leaked)];
}

/** What is wrong with how it was answered; null when it is right. */
function wrongAnswer(reply: Response, route: Route, fate: Fate): string | null {
  const sentOn = [303, 307].includes(reply.status) ? (reply.headers.get('location') ?? '') : null;
  const answer = `${reply.status} ${sentOn ?? ''}`;
  if (fate === 'allowed' && route.goesTo) return route.goesTo.test(sentOn ?? '') ? null : answer;
  if (route.may === 'signedIn' && fate === 'notFound')
    return sentOn?.startsWith('/en/sign-in') ? null : answer;
  const status = { allowed: 200, forbidden: 403, notFound: 404 }[fate];
  return reply.status === status ? null : `${answer}, must be ${status}`;
}

/** What is wrong with what may be kept of the answer on its way. */
function wrongCache(reply: Response, route: Route, who: Visitor): string | null {
  const cache = reply.headers.get('cache-control') ?? '';
  const open = who === 'anonymous' && cache === 'public, max-age=0, must-revalidate';
  if (/no-store/.test(cache) || open || (route.streams && /no-cache/.test(cache))) return null;
  return `cache-control: ${cache}`;
}

const seen = new Set<string>();
let payloads = 0;

describe.each([...Object.entries(ROUTES), ...ALSO])('%s', (_name, route) => {
  it('answers each as the table says, keeps nothing for others, shows nothing that is not theirs', async () => {
    const wrong: string[] = [];
    const visits = [
      ...HERE.map((who) => ({ who, from: house.a, side: 'own' as const })),
      ...THERE.map((who) => ({ who, from: house.b, side: 'other' as const })),
    ];
    await inLanes(visits, VISITS_AT_ONCE, async ({ who, from, side }) => {
      const ways: Record<string, string>[] = alsoPayload(who, side) ? [{}, { rsc: '1' }] : [{}];
      for (const headers of ways) {
        const reply = await ask(house, route.path(house.a), { as: [from, who], headers });
        if (headers.rsc && reply.headers.get('content-type') === 'text/x-component') payloads += 1;
        const stream = reply.headers.get('content-type') === 'text/event-stream';
        if (stream) await reply.body?.cancel();
        const body = stream ? '' : await reply.text();
        const faults = [
          headers.rsc ? null : wrongAnswer(reply, route, fateOf(route, who, side)),
          reply.status < 500 ? null : `${reply.status}`,
          wrongCache(reply, route, who),
          ...leaks(body, who, from, seen).map((leak) => `reads ${leak}`),
        ];
        for (const one of faults) if (one) wrong.push(`${side} ${who}${headers.rsc ? ' (RSC)' : ''}: ${one}`);
      }
    });
    expect(wrong).toEqual([]);
  });
});

it('has read payloads of server components, not only pages', () => {
  expect(payloads).toBeGreaterThan(300);
});

it('would have found a leak: every kind was read by somebody who may', () => {
  const kinds =
    'name mail given family badge office phone diet answer access suspension unreleased note version aside draft embargoed unpublished paper attended restricted reported contact';
  expect([...`${kinds} outbox recipient vote`.split(' ')].filter((kind) => !seen.has(kind))).toEqual([]);
});

it('leads from a page that is not there, or not open, to the sign-in and back', async () => {
  const path = `/en/${house.a.meeting.slug}/settings`;
  const way = `/en/sign-in?${new URLSearchParams({ to: path })}`;
  for (const [person, status] of [
    ['anonymous', 404],
    ['rapporteur', 403],
  ] as const) {
    const forged = { 'x-plenary-address': '/en/forged-address' };
    const reply = await ask(house, path, { as: [house.a, person], headers: forged });
    expect(reply.status).toBe(status);
    const html = await reply.text();
    // What is read without scripts, and what they draw.
    const plain = /<noscript><div id="main".*?<\/noscript>/s.exec(html)?.[0] ?? '';
    expect(plain, person).toContain(`href="${way}"`);
    expect(html.replace(plain, ''), person).toContain(way);
    expect(html, 'what a visitor claims').not.toContain('forged-address');
  }
});
