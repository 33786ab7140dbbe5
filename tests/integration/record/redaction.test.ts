import { getTableColumns } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { account } from '@/db/schema/accounts';
import { registration } from '@/db/schema/delegations';
import { SYSTEM } from '@/domain/actor';
import type { Entity } from '@/domain/events';
import { record, verifyEvents } from '@/platform/record';
import { REDACTED, redact } from '@/platform/redaction';
import { aConference } from '@/tests/setup/conference/conference';
import { eventsOf } from '@/tests/setup/stored';
import { personalIn, wordsOfEvents } from '../guards/recorded';

const redactedOf = (entity: Entity, names: string[]) => {
  const values = redact(entity, Object.fromEntries(names.map((name) => [name, 'x'])));
  return Object.entries(values as object).flatMap(([name, value]) => (value === REDACTED ? [] : [name]));
};

describe('what an event tells', () => {
  it('has a mark in place of each personal field, at any depth, and the chain holds with it', async () => {
    const { id: conferenceId } = await aConference();
    const entityId = 'one';
    const before = {
      givenName: 'canary-given-x',
      phone: null,
      version: 1,
      seats: [{ email: 'a@example.org' }],
    };
    const after = {
      section: 'person' as const,
      givenName: 'canary-given-y',
      phone: 'canary-phone-x',
      version: 2,
      seats: [],
    };
    const kind = 'registration.saved';
    await withTx(SYSTEM, (tx) => record(tx, SYSTEM, { conferenceId, kind, entityId, before, after }));
    const [row] = await eventsOf(conferenceId);
    expect(row?.before).toEqual({ givenName: REDACTED, phone: null, version: 1, seats: REDACTED });
    expect(row?.after).toEqual({
      section: 'person',
      givenName: REDACTED,
      phone: REDACTED,
      version: 2,
      seats: REDACTED,
    });
    expect(redact('session', { bureau: [{ email: 'a@example.org', phone: null, role: 'chair' }] })).toEqual({
      bureau: [{ email: REDACTED, phone: null, role: 'chair' }],
    });
    expect(await withTx(SYSTEM, (tx) => verifyEvents(tx, conferenceId))).toEqual({ count: 1, broken: null });
  });

  it('leaves of a registration and of an account what is not personal, by this list', () => {
    expect(redactedOf('participant', Object.keys(getTableColumns(registration)))).toEqual([
      'dataConsentAt',
      'listConsentAt',
      'photoConsentAt',
      'dataConsentWithdrawnAt',
      'listConsentWithdrawnAt',
      'photoConsentWithdrawnAt',
      'version',
    ]);
    const ofAccount = Object.keys(getTableColumns(account));
    expect(redactedOf('account', ofAccount)).toEqual(['locale']);
  });

  it('is scanned by a check that sees what slips through', async () => {
    const { id: conferenceId } = await aConference();
    const after = { delegationId: 'canary-draft-x', text: 'canary-given-x of somebody@example.org' };
    const seen = withTx(SYSTEM, async (tx) => {
      await record(tx, SYSTEM, { conferenceId, kind: 'reservation.recorded', entityId: 'one', after });
      const { rows } = await tx.execute<{ words: string }>(
        "select string_agg(after::text, '') as words from event where entity_id = 'one' and entity = 'outcome'",
      );
      // Taken back: other tests scan this table for the same.
      throw new Error(personalIn(rows[0]?.words ?? '').join());
    });
    await expect(seen).rejects.toThrow(/^given,somebody@example.org$/);
    expect(personalIn(await wordsOfEvents())).toEqual([]);
  });
});
