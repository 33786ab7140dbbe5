import { expect, it } from 'vitest';
import { OutcomePath } from '@/features/outcomes/components/outcome-path';
import type { OutcomeWhole } from '@/features/outcomes/queries';
import { inAll } from '@/tests/setup/conference/conference';
import { drawn } from '@/tests/setup/drawn';

const at = (day: number) => new Date(Date.UTC(2023, 4, day));
const source = (paragraphNumber: string, day: number, mayRead: boolean) => ({
  sessionId: 'session',
  sessionTitle: inAll('Plenary'),
  paragraphNumber,
  notedAt: at(day),
  mayRead,
});

it('tells the way of an outcome in the order of time, and links only what the reader may open', async () => {
  const outcome = {
    origin: { proposal: null, mergedFrom: [] },
    sources: [source('7', 9, true), source('3', 2, false)],
    createdAt: at(4),
    leftOpenAt: at(11),
    ballots: [],
    hands: [],
    calls: [{ number: 1, openedAt: at(6), endedAs: 'withdrawn', recalled: false }],
    adoptedAt: at(10),
    adoptionMethod: 'consensus',
  } as unknown as OutcomeWhole;
  const html = await drawn(<OutcomePath outcome={outcome} slug="x" timeZone="Europe/Skopje" />);
  const days = [...html.matchAll(/(\d+) May 2023/g)].map(([, day]) => Number(day));
  expect(days).toEqual([2, 4, 6, 9, 10, 11]);
  const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  expect(links).toEqual(['/en/x/sessions/session#paragraph-7']);
});
