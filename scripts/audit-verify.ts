import { sql } from 'drizzle-orm';
import { closePool, withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { HOUSE, verifyEvents } from '@/platform/record';

// Walks the event chain of the house and of every conference; exits 1 when one is broken.
type Chain = { id: string; name: string };

const { rows: chains } = await withTx(SYSTEM, (tx) =>
  tx.execute<Chain>(sql`
    select h.conference_id as id, coalesce(c.slug, h.conference_id::text) as name
    from event_head h left join conference c on c.id = h.conference_id order by name`),
);
let broken = 0;
for (const { id, name } of chains) {
  const result = await withTx(SYSTEM, (tx) => verifyEvents(tx, id));
  const called = id === HOUSE ? 'the house' : name;
  if (!result.broken) {
    console.log(`${called}: ${result.count} events, the chain holds`);
  } else {
    broken += 1;
    const { sequence, why } = result.broken;
    console.log(`${called}: ${result.count} events hold; event ${sequence} does not (${why})`);
  }
}
await closePool();
process.exit(broken > 0 ? 1 : 0);
