import { sql } from 'drizzle-orm';
import { type AnyPgColumn, alias } from 'drizzle-orm/pg-core';
import { ballot } from './ballots';

type Ends = Record<'openedAt' | 'declaredAt' | 'lapsedAt' | 'cancelledAt', AnyPgColumn>;
const pending = (one: Ends) =>
  sql`(${one.declaredAt} is null and ${one.lapsedAt} is null and ${one.cancelledAt} is null)`;
const running = (one: Ends) => sql`(${one.openedAt} is not null and ${pending(one)})`;
const scheduled = (one: Ends) => sql`(${one.openedAt} is null and ${pending(one)})`;

/** Nothing has ended it yet, and its text has no other. One condition, for every query that asks for such. */
export const isPending = pending(ballot);
/** It has opened, and nothing has ended it yet; its close may have come. */
export const isRunning = running(ballot);
/** It waits for its opening. */
export const isScheduled = scheduled(ballot);
const b = alias(ballot, 'b');
/** The same, where a query calls the ballot `b`. */
export const ofB = { isPending: pending(b), isRunning: running(b), isScheduled: scheduled(b) };
