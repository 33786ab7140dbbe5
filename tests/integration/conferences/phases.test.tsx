import { describe, expect, it } from 'vitest';
import { type Actor, ANONYMOUS } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { nextEdge } from '@/domain/phase';
import { listBallots } from '@/features/ballots/queries/list';
import { ConferencePage } from '@/features/conferences/components/conference-page';
import { Home } from '@/features/conferences/components/home';
import { getConference } from '@/features/conferences/queries';
import { getGlance } from '@/features/conferences/queries/public';
import { listConferences } from '@/features/conferences/queries/series';
import { listOutcomes } from '@/features/outcomes/queries';
import { aRelease, aSession } from '@/tests/setup/conference/agenda';
import { aBallot, HOUR } from '@/tests/setup/conference/ballots';
import { aConference, closed, inAll, zoneAtNoon } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anActor } from '@/tests/setup/conference/people';
import { RULES } from '@/tests/setup/conference/rules';
import { drawn } from '@/tests/setup/drawn';

/** The page as somebody reads it: its band alone, its parts in their order, and until when it says that it is right. */
async function read(slug: string, viewer: Actor = ANONYMOUS, locale: Locale = 'en') {
  const conference = await getConference(viewer, slug);
  const glance = await getGlance(viewer, conference.id);
  const ballots = await listBallots(viewer, conference.id);
  const html = await drawn(
    <ConferencePage
      conference={conference}
      glance={glance}
      ballots={ballots}
      outcomes={await listOutcomes(viewer, conference.id)}
      communique={null}
      registration="signIn"
      draw={{ ballots: () => 'ballots', outcomes: () => 'outcomes' }}
    />,
    locale,
  );
  const [, band = ''] = /<section[^>]*id="now"[^>]*>(.*?)<\/section>/s.exec(html) ?? [];
  const parts = [...html.matchAll(/<section[^>]*id="(\w+)"/g)]
    .map(([, id]) => id)
    .filter((id) => id !== 'now');
  const until = [...html.matchAll(/<span hidden="" data-good-until="([^"]+)"/g)].map(([, at]) => at);
  return {
    html,
    band: band.replace(/<!-- -->/g, '').replace(/<[^>]*>/g, ' '),
    parts,
    until,
    glance,
    conference,
  };
}

const dayFromNow = (days: number) => new Date(Date.now() + days * 24 * HOUR).toISOString().slice(0, 10);
const around = { startsOn: dayFromNow(-2), endsOn: dayFromNow(2), timeZone: zoneAtNoon() };

/** A conference that meets these days, with sessions so many hours from now, as released. */
async function meeting(
  ...hours: [title: string, from: number, to: number, kind?: 'plenary' | 'break' | 'panel'][]
) {
  const made = await aConference(around);
  const sessions = [];
  for (const [title, from, to, kind = 'plenary'] of hours) {
    const [startsAt, endsAt] = [new Date(Date.now() + from * HOUR), new Date(Date.now() + to * HOUR)];
    const { id } = await aSession(made.id, { kind, title: inAll(title), startsAt, endsAt });
    const times = { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    sessions.push({
      id,
      kind,
      title: inAll(title),
      itemNumber: '8',
      room: 'Hall',
      languages: ['en'],
      ...times,
    });
  }
  if (sessions.length > 0) await aRelease(made.id, sessions);
  return { ...made, sessions };
}

describe('the band of a conference that meets', () => {
  it('says what is on now, where and how long still, what else, and what is next', async () => {
    const { slug, sessions } = await meeting(
      ['Panel', -0.5, 1, 'panel'],
      ['Plenary', -0.5, 0.5],
      ['Over', -2, -1],
      ['Next', 2, 3],
    );
    const { band, parts, until } = await read(slug);
    expect(band).toMatch(
      /On now.*Hall.*until \d\d:\d\d.*30 minutes left.*Plenary.*Item 8.*English.*Also now.*Panel.*Next: .*Next/s,
    );
    expect(band).not.toContain('Over');
    expect(parts[0]).toBe('today');
    // It is right until the first of what it shows ends.
    expect(until).toEqual([sessions[1]?.endsAt]);
    expect((await read(slug, ANONYMOUS, 'ar')).band).toMatch(
      /منعقدة الآن.*30 دقيقة.*Plenary \(ar\).*البند 8/s,
    );
  });

  it('says what is next while nothing meets, and names a break that everybody takes', async () => {
    const idle = await meeting(['Next', 0.5, 1]);
    expect((await read(idle.slug)).band).toMatch(/No session is meeting now.*Next: .*in 30 minutes.*Next/s);
    const resting = await meeting(['Lunch', -0.5, 0.5, 'break'], ['Next', 1, 2]);
    const { band, html } = await read(resting.slug);
    expect(band).toMatch(/On now.*Lunch.*Next: /s);
    expect(html).not.toContain(`/sessions/${resting.sessions[0]?.id}`);
  });

  it('says so when the sessions are over, or when no agenda was released', async () => {
    const { slug } = await meeting(['Over', -2, -1]);
    expect((await read(slug)).band).toContain('All sessions have ended');
    const bare = await meeting();
    const { band, parts } = await read(bare.slug);
    expect(band).toMatch(/The conference is meeting.*not been released/s);
    expect(parts).toEqual(['about']);
  });

  it('shows the texts on its table to who takes part, and to nobody else', async () => {
    const { id, slug, sessions } = await meeting(['Plenary', -0.5, 0.5]);
    await anOutcome(id, { sessionId: sessions[0]?.id, title: inAll('Draft of the plenary') });
    await anOutcome(id, { number: 2, title: inAll('Draft of another') });
    const { band } = await read(slug, await anActor('chair', id));
    expect(band).toContain('Draft of the plenary');
    expect(band).not.toContain('Draft of another');
    expect((await read(slug)).html).not.toContain('Draft of');
  });
});

describe('the band of the other phases', () => {
  it('says when a conference begins, and once somebody is invited how one registers', async () => {
    const { id, slug } = await aConference({ startsOn: dayFromNow(9), endsOn: dayFromNow(10) });
    const planned = await read(slug);
    expect(planned.band).toMatch(/Announced.*in \d+ days.*Begins on/s);
    expect(planned.band).not.toContain('Registration');
    await aDelegation(id, 'CL');
    const { band, html } = await read(slug);
    expect(band).toMatch(/Begins on.*Registration is open/s);
    expect(html).toContain(`/sign-in?to=%2Fen%2F${slug}%2Fregistration`);
    const far = await aConference({ startsOn: '2099-03-01', endsOn: '2099-03-02' });
    expect((await read(far.slug)).band).not.toMatch(/in [\d,]+ days/);
    const undated = await aConference({ startsOn: null, endsOn: null });
    expect((await read(undated.slug)).html).not.toContain('id="now"');
  });

  it('says what was decided once it is closed', async () => {
    const { id, slug } = await aConference();
    await anOutcome(id, { adoptedAt: new Date(), adoptionMethod: 'consensus' });
    await anOutcome(id, { number: 2, leftOpenAt: new Date() });
    await closed(id);
    const { band, parts, until } = await read(slug);
    expect(band).toMatch(/Closed on.*1 outcome was adopted.*1 text was left open/s);
    expect(parts).toEqual(['outcomes', 'about']);
    // Nothing more comes by itself.
    expect(until).toEqual([]);
  });

  it('says what is open, until when and who may vote; to a head the vote comes first', async () => {
    const hall = await aHall(2, RULES);
    const first = new Date(Date.now() + HOUR);
    await aBallot(hall, { procedure: 'silence', closesAt: first });
    const { id: outcomeId } = await anOutcome(hall.conference.id, { number: 2, leftOpenAt: new Date() });
    await aBallot({ ...hall, outcomeId }, { number: 2, closesAt: new Date(Date.now() + 2 * HOUR) });
    const { slug } = hall.conference;
    const { band, html, parts, until } = await read(slug);
    expect(band).toMatch(
      /Silence.*closes .*1 hour left.*unless a delegation breaks silence.*Open for voting/s,
    );
    expect(html).not.toContain('/ballots/2/vote"');
    expect(parts[0]).toBe('ballots');
    expect(until).toEqual([first.toISOString()]);
    const head = await read(slug, hall.heads[0]?.actor);
    expect(head.band).toMatch(
      /Open for voting.*2 delegations on the roll may vote; none has voted.*Silence/s,
    );
    expect(head.html).toContain(`/en/${slug}/ballots/2/vote"`);
  });
});

describe('the page that everybody reads', () => {
  it('can be kept until the next thing begins or ends, of what it shows itself', async () => {
    const { slug } = await meeting(['Plenary', -0.5, 0.5], ['Next', 0.25, 2]);
    const { glance, conference, until } = await read(slug);
    const facts = { ...conference, invited: false, sessions: glance.agenda?.sessions ?? [], ballots: [] };
    expect(until).toEqual([nextEdge(facts, glance.now)?.toISOString()]);
  });
});

describe('the home page', () => {
  it('has what matters now first, each with its phase and its next date, and is right until the next of them', async () => {
    const running = await meeting();
    const ahead = await aConference({ startsOn: dayFromNow(9), endsOn: dayFromNow(10) });
    const over = await aConference();
    await closed(over.id);
    const hall = await aHall(1, RULES);
    const closesAt = new Date(Date.now() + 60_000);
    await aBallot(hall, { closesAt });
    const listed = await listConferences(ANONYMOUS);
    const html = await drawn(
      <Home listed={listed} mine={[]} mayCreate={false} firstRun={false} signedIn={false} />,
    );
    const groups = Object.fromEntries(
      [...html.matchAll(/<section[^>]*id="(now|ahead|past)"[^>]*>(.*?)<\/section>/gs)].map(([, id, text]) => [
        id,
        text,
      ]),
    );
    const line = ({ slug }: { slug: string }, group: string) =>
      new RegExp(`href="/en/${slug}".*?</li>`, 's').exec(groups[group] ?? '')?.[0].replace(/<[^>]*>/g, '') ??
      '';
    expect(line(running, 'now')).toMatch(/In session.*until/);
    expect(line(hall.conference, 'now')).toMatch(/Voting.*1 ballot open.*closes .*UTC/);
    expect(line(ahead, 'ahead')).toMatch(/Announced.*begins on/);
    expect(line(over, 'past')).toMatch(/Closed.*21\s*–\s*23 March 2023/);
    const [, until = ''] = /<span hidden="" data-good-until="([^"]+)"/.exec(html) ?? [];
    expect(Date.parse(until)).toBeLessThanOrEqual(closesAt.getTime());
  });
});
