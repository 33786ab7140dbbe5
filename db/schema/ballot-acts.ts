import { sql } from 'drizzle-orm';
import { check, integer, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { ACT_KINDS, type ActDetails } from '@/domain/acts';
import { at, bounded, id, length, oneOf, partOf, positive } from '../columns';
import { ballot } from './ballots';

/**
 * What was done with an opened ballot itself, in its chain as a vote is: its close was moved, the seat of a head changed
 * hands, somebody objected to that or confirmed it, it was cancelled. Append-only.
 */
export const ballotAct = pgTable(
  'ballot_act',
  {
    conferenceId: uuid().notNull(),
    ballotId: uuid().notNull(),
    sequence: integer().notNull(),
    kind: text({ enum: ACT_KINDS }).notNull(),
    details: jsonb().$type<ActDetails>().notNull(),
    at: at().notNull(),
    /** null: the house itself */
    actor: uuid(),
    /** of a replacement: the accounts of the head now and of the one before, which the chain does not tell */
    newHead: uuid(),
    formerHead: uuid(),
    previousHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [
    bounded('ballot_act_bounds', [t.previousHash, 100], [t.hash, 100]),
    primaryKey({ columns: [t.conferenceId, t.ballotId, t.sequence] }),
    partOf('ballot_act_ballot', [t.conferenceId, t.ballotId], [ballot.conferenceId, ballot.id]),
    oneOf('ballot_act_kind', t.kind, ACT_KINDS),
    positive('ballot_act_sequence', t.sequence),
    check(
      'ballot_act_heads',
      sql`${t.kind} = 'headReplaced' or num_nonnulls(${t.newHead}, ${t.formerHead}) = 0`,
    ),
  ],
);

/** What an officer found about a ballot in doubt. Append-only; after each the house looks at the record again. */
export const ballotFinding = pgTable(
  'ballot_finding',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    ballotId: uuid().notNull(),
    text: text().notNull(),
    at: at().notNull(),
    recordedBy: uuid().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    partOf('ballot_finding_ballot', [t.conferenceId, t.ballotId], [ballot.conferenceId, ballot.id]),
    length('ballot_finding_text', t.text, 4000),
  ],
);
