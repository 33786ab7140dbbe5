import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MovePage } from '@/features/agenda/components/move-page';
import { PublicAgenda } from '@/features/agenda/components/public-agenda';
import { ReleasePage } from '@/features/agenda/components/release-page';
import { SessionForm } from '@/features/agenda/components/session-form';
import { TimetablePage } from '@/features/agenda/components/timetable-page';
import { latestRelease } from '@/features/agenda/queries';
import { getEditor } from '@/features/agenda/queries/editor';
import { getReleasePreview, releasedFrom } from '@/features/agenda/queries/release';
import { ConferencePage } from '@/features/conferences/components/conference-page';
import { OverviewPage } from '@/features/conferences/components/overview';
import { Suspensions } from '@/features/conferences/components/suspensions';
import { getConference } from '@/features/conferences/queries';
import { getOverview } from '@/features/conferences/queries/overview';
import { getGlance } from '@/features/conferences/queries/public';
import { aRelease, aRoom, aSession } from '@/tests/setup/conference/agenda';
import { aConference } from '@/tests/setup/conference/conference';
import { anActor } from '@/tests/setup/conference/people';
import { drawn } from '@/tests/setup/drawn';

/** A zone, its offset on the days of the conference, and the one on the day that it is now. */
const PLACES = [
  { timeZone: 'Europe/Skopje', its: 'UTC+2', now: 'UTC+1' },
  { timeZone: 'Australia/Lord_Howe', its: 'UTC+10:30', now: 'UTC+11' },
  { timeZone: 'America/St_Johns', its: 'UTC−2:30', now: 'UTC−3:30' },
];

beforeAll(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2027-01-15T12:00:00Z') });
});
afterAll(() => {
  vi.useRealTimers();
});

describe.each(PLACES)('in $timeZone', ({ timeZone, its, now }) => {
  it('every page shows the offset of its times, and not that of today', async () => {
    const made = await aConference({ timeZone, startsOn: '2023-05-22', endsOn: '2023-05-24' });
    const organizer = await anActor('organizer', made.id);
    const room = await aRoom(made.id);
    const startsAt = new Date('2023-05-23T08:00:00Z');
    const endsAt = new Date('2023-05-23T09:00:00Z');
    const session = await aSession(made.id, { roomId: room.id, startsAt, endsAt });
    const conference = await getConference(organizer, made.slug);
    const preview = await getReleasePreview(organizer, conference);
    const editor = await getEditor(organizer, conference);
    const sessions = releasedFrom(editor.sessions);
    await aRelease(made.id, sessions, { releasedAt: startsAt });
    const release = await latestRelease(organizer, conference);
    const glance = await getGlance(organizer, made.id);
    const overview = { ...(await getOverview(organizer, conference)), events: null };
    const [one] = editor.sessions;
    if (!one) throw new Error('no session');
    const common = { conference, editor, day: '2023-05-23' };
    const pages = {
      conference: (
        <ConferencePage
          conference={conference}
          glance={glance}
          ballots={[]}
          outcomes={[]}
          communique={null}
          registration={null}
          draw={{ ballots: () => null, outcomes: () => null }}
        />
      ),
      agenda: <PublicAgenda conference={conference} release={release} mayEdit />,
      timetable: <TimetablePage {...common} />,
      release: <ReleasePage conference={conference} preview={preview} />,
      move: <MovePage conference={conference} session={one} rooms={editor.rooms} />,
    };
    for (const [name, page] of Object.entries(pages)) {
      const html = await drawn(page);
      expect(html, name).toContain(its);
      expect(html, name).not.toContain(now);
    }
    // Where times are still to be typed no offset can be known.
    const typed = {
      form: <SessionForm {...common} session={one} />,
      another: <SessionForm {...common} />,
      suspensions: <Suspensions conference={conference} suspensions={[]} members={['CL']} now={new Date()} />,
    };
    for (const [name, page] of Object.entries(typed)) {
      const html = await drawn(page);
      expect(html, name).toContain(timeZone.split('/')[1]?.replace('_', ' '));
      expect(html, name).not.toContain('UTC');
    }
    const own = await drawn(
      <OverviewPage viewer={organizer} conference={conference} overview={overview} now={new Date()} />,
    );
    expect(own).toContain(now);
    expect(session.id).toBe(one.id);
  });
});
