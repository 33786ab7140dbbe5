import { sql } from 'drizzle-orm';
import { type Tx, withTx } from '@/db/client';
import type { Actor } from '@/domain/actor';
import type { ProposingOffice, SecondPersonAct } from '@/domain/second-person';

/** An act that one proposed and another confirmed, as everyone may know of it: by offices. */
export type ActByOffices = {
  act: SecondPersonAct;
  proposedAs: ProposingOffice;
  decidedAs: ProposingOffice;
  decidedAt: Date;
};

type Row = Omit<ActByOffices, 'decidedAt'> & { decidedAt: string };

const COLUMNS = sql`p.act, p.proposed_as as "proposedAs", p.decided_as as "decidedAs", to_jsonb(p.decided_at) as "decidedAt"`;

async function actsIn(tx: Tx, question: ReturnType<typeof sql>): Promise<ActByOffices[]> {
  const { rows } = await tx.execute<Row>(question);
  return rows.map(({ decidedAt, ...row }) => ({ ...row, decidedAt: new Date(decidedAt) }));
}

/** What two persons did with a ballot: its opening, the moves of its close, its cancellation. One question. */
export function listActsOfTwo(
  viewer: Actor,
  conferenceId: string,
  ballotId: string,
): Promise<ActByOffices[]> {
  return withTx(viewer, (tx) =>
    actsIn(
      tx,
      sql`select ${COLUMNS} from proposal p
        join ballot b on b.conference_id = p.conference_id and b.id = ${ballotId}
        where p.conference_id = ${conferenceId} and p.decision = 'confirmed'
          and (p.act in ('cancelBallot', 'moveClose') and p.entity_id = b.id::text
            -- Of the ballots on one text, the first that was scheduled after it was proposed.
            or p.act = 'openBallot' and p.entity_id = b.outcome_id::text and p.proposed_at <= b.scheduled_at
              and not exists (select from ballot o where o.conference_id = b.conference_id and o.outcome_id = b.outcome_id
                and o.scheduled_at between p.proposed_at and b.scheduled_at and o.id <> b.id))
        order by p.decided_at`,
    ),
  );
}

/** The decision on a text by two persons, while it stands. One question. */
export function listAdoptionsOfTwo(
  viewer: Actor,
  conferenceId: string,
  outcomeId: string,
): Promise<ActByOffices[]> {
  return withTx(viewer, (tx) =>
    actsIn(
      tx,
      sql`select ${COLUMNS} from proposal p
        join outcome o on o.conference_id = p.conference_id and o.id::text = p.entity_id
        where p.conference_id = ${conferenceId} and o.id = ${outcomeId} and p.act in ('adoptOutcome', 'recordShowOfHands')
          and p.decision = 'confirmed' and coalesce(o.adopted_at, o.not_adopted_at) >= p.decided_at
          and not exists (select from event e where e.conference_id = o.conference_id and e.kind = 'outcome.recalled'
            and e.entity_id = p.entity_id and e.at >= p.decided_at)
        order by p.decided_at`,
    ),
  );
}
