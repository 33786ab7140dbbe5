import { describe, expect, test } from 'vitest';
import { describeProfile } from '@/domain/describing';
import { roundsBegun } from '@/domain/implementation';
import { LOCALES, type LocalText } from '@/domain/local-text';
import { SAMPLE_ACCOUNTS, sampleEmail } from '@/domain/sample-accounts';
import { BALLOT_PROCEDURES } from '@/domain/voting';
import { worded } from '@/platform/i18n/worded';
import { calendarOf, MODES, spanOf } from '@/sample/calendar';
import { AGENDA_ITEMS } from '@/sample/content/agenda-items';
import { BALLOTS } from '@/sample/content/ballots';
import { COMMUNIQUE } from '@/sample/content/communique';
import { DEBATES } from '@/sample/content/debates';
import { DOCUMENTS } from '@/sample/content/documents';
import { FOLLOW_UPS } from '@/sample/content/follow-ups';
import { MEMBERS } from '@/sample/content/members';
import { NOTES } from '@/sample/content/notes';
import { OUTCOMES } from '@/sample/content/outcomes';
import { PROPOSALS } from '@/sample/content/proposals';
import { ROOMS } from '@/sample/content/rooms';
import { RULES } from '@/sample/content/rules';
import { CONFERENCES, SERIES, SUMMARY_DURING } from '@/sample/content/series';
import { SESSIONS } from '@/sample/content/sessions';
import { STATEMENTS } from '@/sample/content/statements';
import { TOPIC_LINKS, TOPICS } from '@/sample/content/topics';
import { ADDRESSEES, VERBS } from '@/sample/content/wording';
import { delegations } from '@/sample/drawn/delegations';
import { drawReports } from '@/sample/drawn/reports';
import { DRAWN } from '@/sample/drawn/roles';
import { drawSpeeches } from '@/sample/drawn/speeches';
import { drawVotes } from '@/sample/drawn/votes';
import members from '../data/members-americas.json' with { type: 'json' };

const ALL = {
  AGENDA_ITEMS,
  BALLOTS,
  COMMUNIQUE,
  DOCUMENTS: DOCUMENTS.map(({ title }) => title),
  NOTES,
  OUTCOMES,
  PROPOSALS,
  ROOMS,
  RULES,
  CONFERENCES: CONFERENCES.filter(({ languages }) => !languages),
  SERIES,
  SUMMARY_DURING,
  SESSIONS,
  STATEMENTS,
  TOPIC_LINKS,
  TOPICS,
  ADDRESSEES,
  VERBS,
};

function textsIn(value: unknown): LocalText[] {
  if (typeof value !== 'object' || value === null) return [];
  const one = value as Record<string, unknown>;
  if ('en' in one && typeof one.en === 'string') return [one as LocalText];
  return Object.values(one).flatMap(textsIn);
}

describe('the sample', () => {
  test('says everything in four languages, each in its own script', () => {
    const texts = textsIn(ALL);
    expect(texts.length).toBeGreaterThan(150);
    for (const text of texts) {
      expect(Object.keys(text).sort()).toEqual([...LOCALES].sort());
      for (const locale of LOCALES) expect(text[locale].trim(), text.en).toBe(text[locale]);
      expect(text.ar, text.en).toMatch(/^[^a-zA-Z]*\p{Script=Arabic}/u);
      for (const locale of ['en', 'fr', 'es'] as const)
        expect(text[locale]).not.toMatch(/\p{Script=Arabic}/u);
    }
  });

  test('has a conference of two languages, which says everything in these and nothing in the others', () => {
    const [one, ...others] = CONFERENCES.filter(({ languages }) => languages);
    expect(others).toEqual([]);
    expect([one?.slug, one?.languages, one?.originalLanguage]).toEqual([
      'europe-centenary',
      ['en', 'fr'],
      'en',
    ]);
    const texts = textsIn(one);
    expect(texts).toHaveLength(2);
    for (const text of texts) expect(LOCALES.filter((locale) => text[locale])).toEqual(one?.languages);
  });

  test('has the members of the region, 37 delegations of them, 100 persons, each marked', () => {
    expect(MEMBERS.map(({ code }) => code)).toEqual(members.members.map(({ code }) => code));
    const all = delegations();
    const region = all.filter(({ kind }) => kind === 'memberInRegion');
    expect(region).toHaveLength(37);
    expect(region.some(({ key }) => key === DRAWN.absent)).toBe(false);
    expect(region.flatMap(({ people }) => people)).toHaveLength(100);
    const others = all.filter(({ kind }) => kind !== 'memberInRegion').map(({ kind }) => kind);
    expect(others).toEqual(['memberOutOfRegion', ...Array(4).fill('observer'), 'secretariat']);
    const countries = all.flatMap(({ countryCode }) => countryCode ?? []);
    expect(new Set(countries).size).toBe(countries.length);
    const people = all.flatMap((one) => one.people);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    for (const { email } of people) expect(email).toMatch(/^[a-z.]+@sample\.invalid$/);
    for (const one of all)
      expect(one.people.map(({ capacity }) => capacity).filter((c) => c === 'head')).toHaveLength(1);
    for (const one of all) expect(one.people.length).toBeLessThanOrEqual(one.quota);
    expect(delegations()).toEqual(all);
    expect(SAMPLE_ACCOUNTS.map(({ key }) => sampleEmail(key))).not.toEqual(people.map(({ email }) => email));
  });

  test('has the seven outcomes of the model case with its words of strength', () => {
    expect(OUTCOMES.map(({ kind, strength, topics }) => `${kind} ${topics.join(' ')} ${strength}`)).toEqual([
      'mandate drug-trafficking reinforced',
      'recommendation environmental-crime encouraged',
      'recommendation environmental-crime supported',
      'measure terrorism-organized-crime supported',
      'measure terrorism-organized-crime supported',
      'measure terrorism-organized-crime supported',
      'recommendation cybercrime keyRecommendation',
    ]);
  });

  test('refers only to what it has', () => {
    const sessions = SESSIONS.map(({ key }) => key);
    const texts = [...OUTCOMES, ...PROPOSALS].map(({ key }) => key);
    const numbers: (number | null)[] = [null, ...AGENDA_ITEMS.map(({ number }) => number)];
    expect(new Set(sessions).size).toBe(sessions.length);
    for (const { outcome } of FOLLOW_UPS) expect(texts).toContain(outcome);
    for (const { proposal } of DEBATES) expect(PROPOSALS.map(({ key }) => key)).toContain(proposal);
    for (const { session } of [...NOTES, ...STATEMENTS, ...OUTCOMES, ...PROPOSALS])
      expect(sessions).toContain(session);
    for (const { item } of SESSIONS) expect(numbers).toContain(item);
    const named = NOTES.flatMap(({ paragraphs }) => paragraphs.flatMap(({ outcome }) => outcome ?? []));
    expect([...new Set(named)].sort()).toEqual([...texts].sort());
    for (const { proposal, rules } of BALLOTS) {
      expect(texts).toContain(proposal);
      expect(RULES.map(({ key }) => key)).toContain(rules);
    }
  });

  test('has no two profiles of rules that read alike', () => {
    for (const locale of LOCALES) {
      const sentences = RULES.map(({ profile }) =>
        BALLOT_PROCEDURES.map((procedure) => worded(describeProfile(profile, procedure), locale)).join(' '),
      );
      expect(new Set(sentences).size, locale).toBe(RULES.length);
    }
  });

  test('never books a room or a bureau twice', () => {
    const busy = (namesOf: (session: (typeof SESSIONS)[number]) => string[]) => {
      const taken: string[] = [];
      for (const [i, one] of SESSIONS.entries()) {
        for (const other of SESSIONS.slice(i + 1)) {
          const together = one.day === other.day && one.start < other.end && other.start < one.end;
          if (together) taken.push(...namesOf(one).filter((name) => namesOf(other).includes(name)));
        }
      }
      return taken;
    };
    expect(busy(({ room }) => [room])).toEqual([]);
    expect(busy(({ bureau }) => Object.values(bureau ?? {}))).toEqual([]);
  });
});

describe('the calendar of the sample', () => {
  const hours = Array.from({ length: 48 }, (_, i) => new Date(Date.UTC(2026, 8, 5, 0, 7) + i * 1_800_000));

  test('has the dates of the model case, and moves them', () => {
    const now = new Date('2026-05-06T15:00:00Z');
    expect(calendarOf('real', now)).toMatchObject({ startsOn: '2023-03-21', endsOn: '2023-03-23' });
    expect(calendarOf('real', now).at(1, '09:00').toISOString()).toBe('2023-03-21T12:00:00.000Z');
    expect(calendarOf('session', now)).toMatchObject({
      startsOn: '2026-05-05',
      endsOn: '2026-05-07',
      closedAt: null,
    });
    expect(calendarOf('vote', now)).toMatchObject({ startsOn: '2026-04-27', endsOn: '2026-04-29' });
  });

  test('has a session under way at any hour, also in the night when clocks change', () => {
    for (const now of hours) {
      const calendar = calendarOf('session', now);
      const running = SESSIONS.filter(
        (one) => one.bureau && calendar.at(one.day, one.start) <= now && now < calendar.at(one.day, one.end),
      );
      expect(
        running.map(({ day }) => day),
        now.toISOString(),
      ).toContain(2);
    }
  });

  test('opens every post-conference ballot after the closing of the conference', () => {
    for (const mode of MODES.filter((one) => one !== 'session')) {
      for (const now of hours) {
        const calendar = calendarOf(mode, now);
        for (const { opens, closes, procedure } of BALLOTS) {
          expect(calendar.fromNow(opens) > (calendar.closedAt ?? now)).toBe(true);
          expect(closes - opens).toBeGreaterThanOrEqual(procedure === 'silence' ? 72 : 24);
        }
      }
    }
  });

  test('says the days as each language does', () => {
    expect(LOCALES.map((locale) => spanOf(locale, '2023-03-21', '2023-03-23'))).toEqual([
      'from 21 to 23 March 2023',
      'du 21 au 23 mars 2023',
      'del 21 al 23 de marzo de 2023',
      'من 21 إلى 23 مارس 2023',
    ]);
    expect(spanOf('fr', '2026-12-30', '2027-01-01')).toBe('du 30 décembre 2026 au 1er janvier 2027');
  });
});

test('the drawn speeches follow one another within the session, and a point of order interrupts nobody', () => {
  const startsAt = new Date('2026-05-06T12:00:00Z');
  for (const minutes of [45, 75, 90]) {
    const endsAt = new Date(startsAt.getTime() + minutes * 60_000);
    const speeches = drawSpeeches('second-plenary', startsAt, endsAt);
    expect(new Set(speeches.map(({ country }) => country)).size).toBe(speeches.length);
    expect(speeches.map(({ country }) => country)).not.toContain(DRAWN.shown);
    let before = startsAt;
    for (const one of speeches) {
      expect(one.requestedAt.getTime()).toBeLessThan(one.startedAt.getTime());
      expect(one.startedAt.getTime()).toBeGreaterThan(before.getTime());
      expect(one.endedAt.getTime()).toBeLessThan(endsAt.getTime());
      before = one.endedAt;
    }
  }
});

test('the drawn reports never go back, and ask nothing more of who has done it', () => {
  const countries = MEMBERS.map(({ code }) => code);
  const now = new Date('2026-05-20T15:00:00Z');
  const every = { everyMonths: 12, answerDays: 60, lastOn: null };
  const rhythm = { ...every, firstOn: '2023-05-01', setAt: new Date('2023-05-01T00:00:00Z') };
  const rounds = roundsBegun([rhythm], 'UTC', now);
  const reports = drawReports({ outcome: 'x', answers: 9 }, countries, { rounds, now });
  const times = reports.map(({ at }) => at.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBeLessThan(now.getTime());
  for (const country of countries) {
    const states = reports.filter((one) => one.country === country).map(({ state }) => state);
    const last = states.findIndex((state) => state === 'done' || state === 'notApplicable');
    expect(last === -1 || last === states.length - 1).toBe(true);
    expect(states.lastIndexOf('notStarted')).toBeLessThanOrEqual(0);
  }
});

test('the drawn votes give the figures, in order and within the ballot', () => {
  const now = new Date('2026-05-06T15:00:00Z');
  const countries = MEMBERS.map(({ code }) => code).filter((code) => code !== DRAWN.absent);
  for (const ballot of BALLOTS.filter(({ procedure }) => procedure === 'vote')) {
    const { fromNow } = calendarOf('vote', now);
    const [opensAt, until] = [fromNow(ballot.opens), fromNow(Math.min(0, ballot.closes))];
    const votes = drawVotes(ballot, countries, opensAt, until);
    const last = new Map(votes.map(({ country, choice }) => [country, choice]));
    const countOf = (choice: string) => [...last.values()].filter((one) => one === choice).length;
    expect({ for: countOf('for'), against: countOf('against'), abstain: countOf('abstain') }).toEqual(
      ballot.answers,
    );
    expect(votes).toHaveLength(last.size + ballot.changed);
    const times = votes.map(({ at }) => at.getTime());
    expect(times.every((at, i) => at > (times[i - 1] ?? opensAt.getTime()) && at < until.getTime())).toBe(
      true,
    );
  }
});
