import { sql } from 'drizzle-orm';
import { closePool, type Tx, withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { conflictSentence } from '@/domain/ballot-check';
import { auditReleases } from '@/features/agenda/queries/frozen';
import { auditBallots } from '@/features/ballots/queries/audit';
import { auditFindings } from '@/features/ballots/queries/findings';
import { auditFinalReports } from '@/features/conferences/queries/final-report-audit';
import { auditCredentialsReports } from '@/features/credentials/queries/report-audit';
import { auditBeside } from '@/features/outcomes/queries/audit';
import { auditTexts } from '@/features/outcomes/queries/frozen';
import { worded } from '@/platform/i18n/worded';
import { auditKeys } from '@/platform/key-audit';
import { HOUSE, verifyEvents } from '@/platform/record';

// Walks all that is promised: the event chain of the house and of every conference, the keys, each ballot with its roll,
// chain, receipts, findings and result, each adopted text, what stands beside texts, each release of the agenda, and each
// edition of the final report. Names the first conflict of each and exits 1 when there is one. A chain is looked for wherever
// one must be, not only where its head still stands: a conference begins with the event that made it.
type Chain = { id: string; name: string };

let broken = 0;

const walk = <T>(work: (tx: Tx) => Promise<T>) => withTx(SYSTEM, work);

function tell(name: string, sentence: string, holds: boolean): void {
  if (!holds) broken += 1;
  console.log(`${name}: ${sentence}`);
}

async function chain({ id, name }: Chain): Promise<void> {
  const result = await walk((tx) => verifyEvents(tx, id));
  if (result.broken) {
    const { sequence, why } = result.broken;
    tell(name, `${result.count} events hold; event ${sequence} does not (${why})`, false);
  } else if (result.count === 0 && id !== HOUSE) {
    tell(name, 'no event is left, not even the one that made the conference', false);
  } else {
    tell(name, `${result.count} events, the chain holds`, true);
  }
}

async function promises({ id, name }: Chain): Promise<void> {
  for (const { number, state, conflict, unrecorded } of await walk((tx) => auditBallots(tx, id))) {
    const fits = unrecorded
      ? 'all of it fits; the key of its receipts is not on record yet, so their signatures wait for the first start'
      : 'all of it fits';
    const what = conflict ? worded(conflictSentence(conflict), 'en') : `${state}, ${fits}`;
    tell(`${name}, ballot ${number}`, what, conflict === null);
  }
  for (const { number, why } of await walk((tx) => auditFindings(tx, id))) {
    tell(`${name}, findings about ballot ${number}`, why ?? 'as they were recorded', why === null);
  }
  for (const { number, why } of await walk((tx) => auditTexts(tx, id))) {
    tell(`${name}, outcome ${number}`, why ?? 'as it was adopted', why === null);
  }
  for (const { number, why } of await walk((tx) => auditBeside(tx, id))) {
    tell(`${name}, beside outcome ${number}`, why ?? 'as it was recorded', why === null);
  }
  for (const { number, why } of await walk((tx) => auditReleases(tx, id))) {
    tell(`${name}, agenda release ${number}`, why ?? 'as it was released', why === null);
  }
  for (const { number, why } of await walk((tx) => auditCredentialsReports(tx, id))) {
    tell(
      `${name}, report on credentials ${number}`,
      why ?? 'as it was issued, with all that was recorded of it',
      why === null,
    );
  }
  for (const { number, why } of await walk((tx) => auditFinalReports(tx, id))) {
    tell(`${name}, final report ${number}`, why ?? 'as it was made', why === null);
  }
}

const { rows: chains } = await walk((tx) =>
  tx.execute<Chain>(sql`
    select known.id, case when known.id = ${HOUSE} then 'the house' else coalesce(c.slug, known.id::text) end as name
    from (
      select conference_id as id from event_head
      union select conference_id from event
      union select id from conference
    ) known
    left join conference c on c.id = known.id order by name`),
);
for (const one of chains) {
  await chain(one);
  if (one.id !== HOUSE) await promises(one);
}
const keys = await walk(auditKeys);
if (keys.broken) tell('keys', `key ${keys.broken.position} does not hold (${keys.broken.why})`, false);
else if (keys.count === 0) tell('keys', 'none is on record yet; the first start records it', true);
else tell('keys', `${keys.count}, each follows the one before`, true);
await closePool();
process.exit(broken > 0 ? 1 : 0);
