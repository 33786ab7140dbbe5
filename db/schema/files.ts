import { sql } from 'drizzle-orm';
import { check, customType, integer, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { FILE_KINDS, openUploaded, Uploaded } from '@/domain/uploaded';
import { bounded, createdAt, id, oneOf } from '../columns';
import { conference } from './conferences';

const uploaded = customType<{ data: Uploaded; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (file) => Buffer.from(openUploaded(file)),
  fromDriver: (bytes) => new Uploaded(bytes),
});

/** A file that was uploaded; pictures are re-encoded by us. Its bytes lie beside the row as they are, so that a part of them can be read. */
export const file = pgTable(
  'file',
  {
    conferenceId: uuid()
      .notNull()
      .references(() => conference.id, { onDelete: 'cascade' }),
    id: id(),
    kind: text({ enum: FILE_KINDS }).notNull(),
    mediaType: text().notNull(),
    bytes: uploaded().notNull(),
    width: integer(),
    height: integer(),
    createdAt: createdAt(),
    createdBy: uuid(),
  },
  (t) => [
    bounded('file_bounds', [t.mediaType, 100]),
    primaryKey({ columns: [t.conferenceId, t.id] }),
    oneOf('file_kind', t.kind, FILE_KINDS),
    check(
      'file_size',
      sql`octet_length(${t.bytes}) between 1 and case when ${t.kind} = 'photo' then 2000000 else 20971520 end`,
    ),
  ],
);
