import { sql } from 'drizzle-orm';
import { keyring } from '@/platform/keys';

/** The keys of the house: they sign the results of its ballots, and the receipts of votes and of breaks of silence. */
export const { houseKeys, keysFor, settleKey, rotateKey } = keyring({
  uses: sql`
    select result_package::jsonb -> 'key' ->> 'fingerprint' as fingerprint,
      result_package::jsonb -> 'key' ->> 'publicKey' as public_key, coalesce(declared_at, cancelled_at) as first,
      coalesce(declared_at, cancelled_at) as last
    from ballot where result_package is not null
    union all
    select receipt::jsonb ->> 'key', null, min(at), max(at) from ballot_event group by 1`,
  end: sql`greatest((select max(at) + interval '1 ms' from ballot_event),
    (select max(at) + interval '1 ms' from silence_break where receipt is not null))`,
});
