import { sql } from 'drizzle-orm';
import { closePool, withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { HOUSE, verifyEvents } from '@/platform/record';

// Walks the event chain of the house and of every conference; exits 1 when one is broken. A chain is looked for wherever
// one must be, not only where its head still stands: a conference begins with the event that made it.
type Chain = { id: string; name: string };

const { rows: chains } = await withTx(SYSTEM, (tx) =>
  tx.execute<Chain>(sql`
    select known.id, coalesce(c.slug, known.id::text) as name
    from (
      select conference_id as id from event_head
      union select conference_id from event
      union select id from conference
    ) known
    left join conference c on c.id = known.id order by name`),
);
let broken = 0;
for (const { id, name } of chains) {
  const result = await withTx(SYSTEM, (tx) => verifyEvents(tx, id));
  const called = id === HOUSE ? 'the house' : name;
  if (result.broken) {
    broken += 1;
    const { sequence, why } = result.broken;
    console.log(`${called}: ${result.count} events hold; event ${sequence} does not (${why})`);
  } else if (result.count === 0 && id !== HOUSE) {
    broken += 1;
    console.log(`${called}: no event is left, not even the one that made the conference`);
  } else {
    console.log(`${called}: ${result.count} events, the chain holds`);
  }
}
await closePool();
process.exit(broken > 0 ? 1 : 0);
