import { expect, it } from 'vitest';
import { aFilledConference } from '@/benchmarks/filled';
import { owner } from '@/tests/setup/owner';

/** Tables of which every filled conference has as many rows as it was asked for. */
const LISTED = ['session', 'paragraph', 'delegation', 'outcome', 'rules_profile', 'voting_right_suspension'];

// The measurements run seldom, and write rows in SQL: a column that they do not know would be noticed months later.
it('the conference that the measurements fill fits the tables as they are', async () => {
  const size = 12;
  const { slug } = await aFilledConference(size);
  const client = await owner();
  try {
    for (const table of LISTED) {
      const { rows } = await client.query<{ count: number }>(
        `select count(*)::int from ${table} where conference_id = (select id from conference where slug = $1)`,
        [slug],
      );
      expect(rows[0]?.count, table).toBeGreaterThanOrEqual(size);
    }
  } finally {
    await client.end();
  }
});
