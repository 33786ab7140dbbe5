import { eq, inArray, or } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import { asOwner } from '@/db/owner';
import { conference } from '@/db/schema/conferences';
import { SYSTEM } from '@/domain/actor';
import { record } from '@/platform/record';
import { calendarOf, type Mode } from '@/sample/calendar';
import { CONFERENCES } from '@/sample/content/series';
import { loadAgenda } from './agenda';
import { loadArrivals } from './arrivals';
import { loadBallots, settleBallots } from './ballots';
import { loadCommunique } from './communique';
import { loadGround, loadSeries } from './conference';
import { loadCredentialsReport } from './credentials-reports';
import { loadDocuments } from './documents';
import { loadFollowUps } from './follow-ups';
import { loadFormQuestions } from './form-questions';
import { loadNotes } from './notes';
import { loadOutcomes } from './outcomes';
import { loadPeople } from './people';
import { deleteSample } from './reset';
import type { Sample } from './sample';
import { loadSpeeches } from './speeches';
import { loadStatements } from './statements';

/** Addresses of the sample belong to conferences that are no sample; nothing was changed. */
export class AddressTaken extends Error {
  constructor(readonly addresses: string[]) {
    super(addresses.join(', '));
  }
}

export type Loading = 'loaded' | 'loaded anew' | 'already there';

/** Whether the sample is there. @throws AddressTaken when one of its addresses belongs to a conference that is no sample */
async function isThere(tx: Tx): Promise<boolean> {
  const addresses = CONFERENCES.map(({ slug }) => slug);
  const rows = await tx
    .select({ slug: conference.slug, sample: conference.sample })
    .from(conference)
    .where(or(eq(conference.sample, true), inArray(conference.slug, addresses)));
  const taken = rows.filter(({ sample }) => !sample).map(({ slug }) => slug);
  if (taken.length === 0) return rows.length > 0;
  throw new AddressTaken(taken);
}

/**
 * Loads the sample in one transaction, unless it is there, and then declares what is over. `now` puts it on the calendar.
 * With `anew` the same transaction first deletes the sample that is there: one that cannot be loaded leaves it as it was.
 * @throws AddressTaken when one of its addresses belongs to a conference that is no sample; nothing was changed
 */
export async function loadSample(mode: Mode, now: Date, anew = false): Promise<Loading> {
  let replaced = false;
  const loaded = await withTx(SYSTEM, async (tx): Promise<Sample | null> => {
    const there = await isThere(tx);
    if (there && !anew) return null;
    replaced = there && (await asOwner(tx, () => deleteSample(tx))) > 0;
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
    await loadFormQuestions(sample);
    await loadAgenda(sample);
    await loadArrivals(sample);
    await loadCredentialsReport(sample);
    await loadSpeeches(sample);
    await loadNotes(sample);
    await loadStatements(sample);
    await loadOutcomes(sample);
    await loadCommunique(sample);
    await loadDocuments(sample);
    await close(sample);
    await loadFollowUps(sample);
    await loadBallots(sample);
    return sample;
  });
  if (!loaded) return 'already there';
  await settleBallots(loaded.conferenceId, now);
  return replaced ? 'loaded anew' : 'loaded';
}

async function close({ tx, calendar, conferenceId }: Sample): Promise<void> {
  if (!calendar.closedAt) return;
  const { closedAt } = calendar;
  await tx.update(conference).set({ closedAt }).where(eq(conference.id, conferenceId));
  await record(tx, SYSTEM, {
    conferenceId,
    kind: 'conference.closed',
    entityId: conferenceId,
    after: { closedAt },
  });
}
