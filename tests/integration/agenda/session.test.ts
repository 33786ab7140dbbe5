import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { sessionBureau } from '@/db/schema/agenda';
import { outcomeSource } from '@/db/schema/outcomes';
import { ANONYMOUS, SYSTEM } from '@/domain/actor';
import { releaseAgenda } from '@/features/agenda/commands/release';
import { cancelSession } from '@/features/agenda/commands/sessions';
import { getReleasePreview } from '@/features/agenda/queries/release';
import { getSession } from '@/features/agenda/queries/session';
import { listOutcomesOf } from '@/features/outcomes/queries/session';
import { aSession } from '@/tests/setup/conference/agenda';
import { aConference, inAll } from '@/tests/setup/conference/conference';
import { aParagraph } from '@/tests/setup/conference/notes';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { anAccount, anActor } from '@/tests/setup/conference/people';

const at = (hour: number) => ({
  startsAt: new Date(Date.UTC(2023, 2, 21, hour)),
  endsAt: new Date(Date.UTC(2023, 2, 21, hour + 1)),
});

/** A morning of four sessions, a break among them, as it is released. */
async function aMorning() {
  const conference = await aConference();
  const organizer = await anActor('organizer', conference.id);
  const planned = (title: string, hour: number, kind: 'panel' | 'break' = 'panel') =>
    aSession(conference.id, { title: inAll(title), kind, ...at(hour) });
  const opening = await planned('Opening', 12);
  await planned('Coffee', 13, 'break');
  const panel = await planned('Panel', 14);
  const closing = await planned('Closing', 15);
  const { draft } = await getReleasePreview(organizer, conference);
  await releaseAgenda(organizer, { conference: conference.slug, number: 0, draft });
  return { conference, organizer, planned, opening, panel, closing };
}

const title = (one: { title: { en: string } } | null) => one?.title.en ?? null;

describe('a session', () => {
  it('leads to the one before and the one after, past breaks, and at the ends nowhere', async () => {
    const { conference, organizer, opening, panel, closing } = await aMorning();
    for (const reader of [ANONYMOUS, organizer]) {
      const seen = [];
      for (const { id } of [opening, panel, closing]) {
        const { before, after } = await getSession(reader, conference, id);
        seen.push([title(before), title(after)]);
      }
      expect(seen).toEqual([
        [null, 'Panel'],
        ['Opening', 'Closing'],
        ['Panel', null],
      ]);
    }
  });

  it('leads the public along what is released, and staff along the draft without what is cancelled', async () => {
    const { conference, organizer, planned, opening, panel } = await aMorning();
    await planned('Not yet released', 16);
    await cancelSession(organizer, { conference: conference.slug, sessionId: panel.id, version: 1 });
    const open = await getSession(ANONYMOUS, conference, opening.id);
    expect(title(open.after)).toBe('Panel');
    const draft = await getSession(organizer, conference, opening.id);
    expect(title(draft.after)).toBe('Closing');
    const { id } = draft.after ?? { id: '' };
    expect(title((await getSession(organizer, conference, id)).after)).toBe('Not yet released');
    expect((await getSession(ANONYMOUS, conference, id)).after).toBeNull();
  });

  it('names who leads it to staff, and to nobody else', async () => {
    const { conference, organizer, panel } = await aMorning();
    const { id: accountId } = await anAccount({ name: 'Carla Chair' });
    await withTx(SYSTEM, (tx) =>
      tx.insert(sessionBureau).values({
        conferenceId: conference.id,
        sessionId: panel.id,
        accountId,
        office: 'chair',
        ...at(14),
      }),
    );
    expect((await getSession(organizer, conference, panel.id)).bureau).toEqual([
      { name: 'Carla Chair', office: 'chair' },
    ]);
    for (const reader of [ANONYMOUS, await anActor(), await anActor('organizer', (await aConference()).id)]) {
      expect(JSON.stringify(await getSession(reader, conference, panel.id))).not.toContain('Carla');
    }
  });
});

describe('what came out of a session', () => {
  it('is what was concluded in it or drafted from its notes: decided for all, as a draft for who takes part', async () => {
    const { conference, opening, panel } = await aMorning();
    const chair = await anActor('chair', conference.id);
    await anOutcome(conference.id, { number: 1, sessionId: panel.id, leftOpenAt: new Date() });
    const noted = await anOutcome(conference.id, { number: 2, title: inAll('Secret for now') });
    await anOutcome(conference.id, { number: 3, sessionId: opening.id, leftOpenAt: new Date() });
    const paragraphId = await aParagraph(conference.id, panel.id, { number: 1, text: 'x', aside: 'y' });
    await withTx(SYSTEM, (tx) =>
      tx.insert(outcomeSource).values({ conferenceId: conference.id, outcomeId: noted.id, paragraphId }),
    );
    const numbers = async (reader: typeof chair) =>
      (await listOutcomesOf(reader, conference.id, panel.id)).map((one) => one.number);
    expect(await numbers(chair)).toEqual([1, 2]);
    expect(await numbers(ANONYMOUS)).toEqual([1]);
    expect(await listOutcomesOf(chair, (await aConference()).id, panel.id)).toEqual([]);
  });
});
