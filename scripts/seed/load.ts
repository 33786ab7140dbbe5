import { eq } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { conference } from '@/db/schema/conferences';
import { calendarOf, type Mode } from '@/db/seed/calendar';
import { SAMPLE_SLUG } from '@/db/seed/content/series';
import { SYSTEM } from '@/domain/actor';
import { record } from '@/platform/record';
import { loadAgenda } from './agenda';
import { loadBallots, settleBallots } from './ballots';
import { loadGround, loadSeries } from './conference';
import { loadCommunique } from './documents';
import { loadNotes } from './notes';
import { loadOutcomes } from './outcomes';
import { loadPeople } from './people';
import type { Sample } from './sample';

export type Loading = 'loaded' | 'already there' | 'slug taken';

/**
 * Loads the sample in one transaction, unless it is there, and then declares what is over. `now` puts it on the calendar.
 * 'slug taken': a conference that is no sample bears the sample's address; nothing was written.
 */
export async function loadSample(mode: Mode, now: Date): Promise<Loading> {
  const loaded = await withTx(SYSTEM, async (tx): Promise<Loading | Sample> => {
    const [there] = await tx.select().from(conference).where(eq(conference.slug, SAMPLE_SLUG));
    if (there) return there.sample ? 'already there' : 'slug taken';
    const calendar = calendarOf(mode, now);
    const sample: Sample = {
      tx,
      calendar,
      conferenceId: await loadSeries(tx, calendar),
      accounts: new Map(),
      delegations: new Map(),
      bureau: new Map(),
      sessions: new Map(),
      topics: new Map(),
      outcomes: new Map(),
      sources: new Map(),
      rules: new Map(),
    };
    await loadGround(sample);
    await loadPeople(sample);
    await loadAgenda(sample);
    await loadNotes(sample);
    await loadOutcomes(sample);
    await loadCommunique(sample);
    await close(sample);
    await loadBallots(sample);
    return sample;
  });
  if (typeof loaded === 'string') return loaded;
  await settleBallots(loaded.conferenceId, now);
  return 'loaded';
}

async function close({ tx, calendar, conferenceId }: Sample): Promise<void> {
  if (!calendar.closedAt) return;
  const { closedAt } = calendar;
  await tx.update(conference).set({ closedAt }).where(eq(conference.id, conferenceId));
  await record(tx, SYSTEM, {
    conferenceId,
    kind: 'conference.closed',
    entity: 'conference',
    entityId: conferenceId,
    after: { closedAt },
  });
}
