import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import { databaseUrl, withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { draftSessions } from '@/features/agenda/queries';
import { releasedFrom } from '@/features/agenda/queries/release';
import { castVote } from '@/features/ballots/commands/vote';
import { circulateNotes } from '@/features/notes/commands/circulating';
import { getCirculation } from '@/features/notes/queries/circulation';
import { aRelease } from '@/tests/setup/conference/agenda';
import { aBallot } from '@/tests/setup/conference/ballots';
import { inAll } from '@/tests/setup/conference/conference';
import { aHall } from '@/tests/setup/conference/hall';
import { anActor } from '@/tests/setup/conference/people';

export type Filled = {
  slug: string;
  sessionId: string;
  delegationId: string;
  tokens: { staff: string; head: string };
};

const TITLE = `'${JSON.stringify(inAll('Of the list'))}'::jsonb`;

/** SQL that fills the lists of conference $1: $2 is how many, $3 a session, $4 a delegation, $5 an account. */
const LISTS = [
  'insert into room (conference_id, id, name, capacity) select $1, gen_random_uuid(), n::text, 100 from generate_series(1, 10) n',
  `insert into session (conference_id, id, kind, title, room_id, starts_at, ends_at)
   select $1, case n when 1 then $3::uuid else gen_random_uuid() end, 'panel', ${TITLE},
     (select id from room where conference_id = $1 and name = (n % 10 + 1)::text),
     '2023-03-21T08:00Z'::timestamptz + (n / 10) * interval '10 minutes',
     '2023-03-21T08:10Z'::timestamptz + (n / 10) * interval '10 minutes'
   from generate_series(1, $2::int) n`,
  `insert into paragraph (conference_id, id, session_id, number, position, language, text)
   select $1, gen_random_uuid(), $3, n, n, 'en', 'Said in the room' from generate_series(1, $2::int) n`,
  `insert into paragraph_version (conference_id, id, paragraph_id, version, text)
   select $1, gen_random_uuid(), id, 1, text from paragraph where conference_id = $1`,
  `insert into statement (conference_id, id, session_id, number, delegation_id, speaker_office, said_at, text)
   select $1, gen_random_uuid(), $3, n, (select id from delegation where conference_id = $1 and country_code = 'CL'),
     ${TITLE}, now(), ${TITLE}
   from generate_series(1, $2::int) n`,
  'update statement set published_at = clock_timestamp() where conference_id = $1',
  `insert into account (id, email, name) select gen_random_uuid(), 'person-' || n || '@' || $1::uuid || '.org', 'Person'
   from generate_series(1, $2::int) n`,
  `insert into participant (conference_id, id, delegation_id, account_id, capacity, submitted_at)
   select $1, gen_random_uuid(), $4, id, 'delegate', now() from account where email like '%@' || $1::uuid || '.org'`,
  `insert into registration (conference_id, participant_id, given_name, family_name, badge_name, office, data_consent_at)
   select $1, id, 'Given', 'Family', 'Badge', 'Office', now() from participant where conference_id = $1 and submitted_at is not null`,
  `insert into role_grant (id, account_id, conference_id, role)
   select gen_random_uuid(), id, $1, 'rapporteur' from account where email like '%@' || $1::uuid || '.org'`,
  `insert into role_grant (id, account_id, role) values (gen_random_uuid(), $5, 'administrator')`,
  `insert into delegation (conference_id, id, kind, organization, quota)
   select $1, gen_random_uuid(), 'observer', 'Organization ' || n, 5
   from generate_series((select count(*) from delegation where conference_id = $1) + 1, $2::int) n`,
  `insert into voting_right_suspension (conference_id, id, country_code, starts_at, ends_at, reason)
   select $1, gen_random_uuid(), (select min(country_code) from member where conference_id = $1),
     '1990-01-01'::timestamptz + n * interval '1 day', '1990-01-01'::timestamptz + n * interval '1 day' + interval '1 hour', 'dues'
   from generate_series(1, $2::int) n`,
  `insert into outcome (conference_id, id, number, kind, title, session_id)
   select $1, gen_random_uuid(), n, 'recommendation', ${TITLE}, $3 from generate_series(2, $2::int) n`,
  `insert into outcome_paragraph (conference_id, id, outcome_id, part, number, verb, addressee, text)
   select $1, gen_random_uuid(), (select id from outcome where conference_id = $1 and number = 2), 'operative', n, ${TITLE}, ${TITLE}, ${TITLE}
   from generate_series(1, $2::int) n`,
  `insert into outcome_source (conference_id, outcome_id, paragraph_id)
   select $1, (select id from outcome where conference_id = $1 and number = 2), id from paragraph where conference_id = $1 limit 10`,
  `insert into reservation (conference_id, id, outcome_id, delegation_id, text)
   select $1, gen_random_uuid(), (select id from outcome where conference_id = $1 and number = 2), id, 'Except a part'
   from delegation where conference_id = $1`,
  'update outcome set left_open_at = now() where conference_id = $1 and left_open_at is null',
  `insert into ballot (conference_id, id, number, outcome_id, procedure, question, rules_name, profile, opens_at, closes_at)
   select $1, gen_random_uuid(), o.number + 9, o.id, b.procedure, b.question, b.rules_name, b.profile, b.opens_at, b.closes_at
   from ballot b join outcome o on o.conference_id = $1 and o.number > 2 and o.number < $2::int - 8
   where b.conference_id = $1 and b.number = 1`,
  `insert into rules_profile (conference_id, id, name, profile)
   select $1, gen_random_uuid(), rules_name, profile from ballot, generate_series(1, $2::int) where conference_id = $1 and number = 1`,
  `insert into outbox (id, conference_id, recipient, locale, template, params)
   select gen_random_uuid(), $1, recipient, locale, template, params
   from (select * from outbox where conference_id = $1 limit 1) o, generate_series(1, $2::int)`,
];

/** SQL that lets the first delegation comment on each paragraph of conference $1 that is circulated. */
const COMMENTS = `insert into notes_comment (conference_id, id, circulation_id, notes_version_id, paragraph_id, delegation_id, text)
  select $1, gen_random_uuid(), c.id, c.notes_version_id, p.paragraph_id, $2, 'We said more'
  from notes_circulation c join notes_version_paragraph p on p.conference_id = c.conference_id and p.notes_version_id = c.notes_version_id
  where c.conference_id = $1`;

const MOST_COUNTRIES = 600;

/** A conference in which everything that is listed has `size` rows. */
export async function aFilledConference(size: number): Promise<Filled> {
  const hall = await aHall(Math.min(size, MOST_COUNTRIES));
  const { conference, heads, organizer } = hall;
  const [first] = heads;
  if (!first) throw new Error('no head');
  await aBallot(hall);
  for (const { actor } of heads)
    await castVote(actor, { conference: conference.slug, number: 1, choice: 'for', key: randomUUID() });
  const sessionId = randomUUID();
  const parameters = [conference.id, size, sessionId, first.delegationId, organizer.accountId];
  const client = new pg.Client({ connectionString: databaseUrl() });
  await client.connect();
  try {
    for (const statement of LISTS) {
      // Only what is used may be given, in order.
      const used = [...new Set([...statement.matchAll(/\$(\d)/g)].map(([, n]) => Number(n)))].sort();
      const text = statement.replace(/\$(\d)/g, (_, n) => `$${used.indexOf(Number(n)) + 1}`);
      await client.query(
        text,
        used.map((n) => parameters[n - 1]),
      );
    }
    const rapporteur = await anActor('rapporteur', conference.id);
    const { notesVersion } = await getCirculation(rapporteur, conference.id, sessionId);
    const until = { commentsUntil: '2190-03-21T10:15' };
    await circulateNotes(rapporteur, { conference: conference.slug, sessionId, notesVersion, ...until });
    await client.query(COMMENTS, [conference.id, first.delegationId]);
    await aRelease(
      conference.id,
      releasedFrom(await withTx(SYSTEM, (tx) => draftSessions(tx, conference.id))),
    );
    const staff = randomBytes(32).toString('base64url');
    await client.query(
      "insert into auth_session (id, token_hash, account_id, expires_at) values (gen_random_uuid(), $1, $2, now() + interval '12 hours')",
      [createHash('sha256').update(staff).digest('hex'), organizer.accountId],
    );
    await client.query('analyze');
    return {
      slug: conference.slug,
      sessionId,
      delegationId: first.delegationId,
      tokens: { staff, head: first.token },
    };
  } finally {
    await client.end();
  }
}
