import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { REASON_MAX } from '@/domain/correcting';
import {
  at,
  bounded,
  createdAt,
  id,
  inEachLanguage,
  length,
  localText,
  notBefore,
  positive,
  within,
  written,
} from '../columns';
import { session } from './agenda';
import { delegation } from './delegations';

/** What a speaker said in a session. It is worked on until it is published, and then stays or is withdrawn. A statement is not an outcome. */
export const statement = pgTable(
  'statement',
  {
    conferenceId: uuid().notNull(),
    id: id(),
    sessionId: uuid().notNull(),
    number: integer().notNull(),
    /** null where the speaker is told by office alone */
    speakerName: text(),
    /** empty in each language where the speaker is told by name alone */
    speakerOffice: localText().notNull(),
    /** for which delegation it was said, if for one */
    delegationId: uuid(),
    saidAt: at().notNull(),
    text: localText().notNull(),
    createdAt: createdAt(),
    createdBy: uuid(),
    publishedAt: at(),
    publishedBy: uuid(),
    withdrawnAt: at(),
    withdrawnBy: uuid(),
    withdrawnReason: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    primaryKey({ columns: [t.conferenceId, t.id] }),
    within('statement_session', [t.conferenceId, t.sessionId], [session.conferenceId, session.id]),
    within(
      'statement_delegation',
      [t.conferenceId, t.delegationId],
      [delegation.conferenceId, delegation.id],
    ),
    index('statement_of_delegation').on(t.conferenceId, t.delegationId),
    unique('statement_number').on(t.conferenceId, t.sessionId, t.number),
    positive('statement_number_range', t.number),
    positive('statement_version', t.version),
    length('statement_speaker_name', t.speakerName, 200),
    bounded('statement_bounds', [t.withdrawnReason, REASON_MAX]),
    inEachLanguage('statement_speaker_languages', t.speakerOffice),
    inEachLanguage('statement_text_languages', t.text),
    written('statement_text_written', t.text),
    notBefore('statement_withdrawn_later', t.withdrawnAt, t.createdAt),
    check('statement_withdrawn', sql`(${t.withdrawnAt} is null) = (${t.withdrawnReason} is null)`),
  ],
);
