import { eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { newId } from '@/db/columns';
import {
  conference,
  member,
  room,
  rulesProfile,
  series,
  votingRightSuspension,
} from '@/db/schema/conferences';
import { topic, topicLink } from '@/db/schema/topics';
import { SYSTEM } from '@/domain/actor';
import { record } from '@/platform/record';
import type { Calendar } from '@/sample/calendar';
import { MEMBERS } from '@/sample/content/members';
import { ROOMS } from '@/sample/content/rooms';
import { RULES } from '@/sample/content/rules';
import { CONFERENCES, SAMPLE_SLUG, SERIES, SUMMARY_DURING } from '@/sample/content/series';
import { TOPIC_LINKS, TOPICS } from '@/sample/content/topics';
import { DRAWN } from '@/sample/drawn/roles';
import { must, type Sample } from './sample';

/** The series and its four conferences; returns the id of the one that is filled. */
export async function loadSeries(tx: Tx, calendar: Calendar): Promise<string> {
  await tx.insert(series).values(SERIES).onConflictDoNothing();
  const [seriesRow] = await tx.select().from(series).where(eq(series.slug, SERIES.slug));
  if (!seriesRow) throw new Error('the series was not stored');
  const rows = CONFERENCES.map(({ firstDay, days: _, ...facts }) => ({
    ...facts,
    id: newId(),
    seriesId: seriesRow.id,
    sample: true,
    startsOn: firstDay && calendar.startsOn,
    endsOn: firstDay && calendar.endsOn,
    createdAt: calendar.before(120),
    summary: firstDay && calendar.mode === 'session' ? SUMMARY_DURING : facts.summary,
  }));
  await tx.insert(conference).values(rows);
  for (const row of rows) {
    const after = { slug: row.slug, symbol: row.symbol, sample: true };
    await record(tx, SYSTEM, {
      conferenceId: row.id,
      kind: 'conference.created',
      entityId: row.id,
      after,
    });
  }
  const filled = rows.find((row) => row.slug === SAMPLE_SLUG);
  if (!filled) throw new Error('the sample conference was not stored');
  return filled.id;
}

/** Members in scope, the suspension, rules of procedure, rooms and topics. */
export async function loadGround(sample: Sample): Promise<void> {
  const { tx, conferenceId, calendar } = sample;
  const createdAt = calendar.before(110);
  await tx.insert(member).values(MEMBERS.map(({ code }) => ({ conferenceId, countryCode: code })));
  // Judged when a ballot opens: it begins after the first post-conference ballot closed and before the others opened.
  const suspension = {
    id: newId(),
    conferenceId,
    countryCode: DRAWN.suspended,
    startsAt: calendar.closedAt ? calendar.fromNow(-60) : calendar.before(30),
    endsAt: null,
    reason: 'Sample data: arrears. The member was drawn by lot.',
    createdAt,
  };
  await tx.insert(votingRightSuspension).values(suspension);
  await record(tx, SYSTEM, {
    conferenceId,
    kind: 'suspension.written',
    entityId: suspension.id,
    after: suspension,
  });
  const profiles = RULES.map(({ key: _, ...facts }) => ({ ...facts, id: newId(), conferenceId, createdAt }));
  await tx.insert(rulesProfile).values(profiles);
  RULES.forEach(({ key }, i) => void sample.rules.set(key, profiles[i]?.id ?? ''));
  const rooms = ROOMS.map(({ name, capacity }, i) => ({
    ...{ id: newId(), conferenceId, name, capacity, createdAt },
    position: i + 1,
  }));
  await tx.insert(room).values(rooms);
  for (const { key, name: title } of TOPICS) {
    const id = newId();
    sample.topics.set(key, id);
    await tx.insert(topic).values({ id, conferenceId, title });
    await record(tx, SYSTEM, { conferenceId, kind: 'topic.added', entityId: id, after: { title } });
  }
  for (const { from, to, says: how } of TOPIC_LINKS) {
    const [fromId, toId] = [must(sample.topics, from), must(sample.topics, to)];
    const other = TOPICS.find(({ key }) => key === to);
    await tx.insert(topicLink).values({ conferenceId, fromId, toId, how });
    if (other)
      await record(tx, SYSTEM, {
        ...{ conferenceId, kind: 'topic.linked', entityId: fromId },
        after: { to: other.name, how },
      });
  }
  for (const { id, name, capacity } of rooms) {
    await record(tx, SYSTEM, {
      conferenceId,
      kind: 'room.added',
      entityId: id,
      after: { name, capacity },
    });
  }
  for (const { id, name, profile } of profiles) {
    await record(tx, SYSTEM, {
      conferenceId,
      kind: 'rules.written',
      entityId: id,
      after: { name, version: 1, profile },
    });
  }
}
