import { asc } from 'drizzle-orm';
import { withTx } from '@/db/client';
import { oneInProcess } from '@/db/process';
import { countryName } from '@/db/schema/memberships';
import { SYSTEM } from '@/domain/actor';
import { keepNames } from '@/platform/i18n/country-names';
import { listen } from '@/platform/live';
import { log } from '@/platform/log';

/** More versions of names than an organization ever writes. */
const MOST = 5000;

/** The last reading: one follows the other in a process. */
const readings = oneInProcess('names-read', () => ({ last: Promise.resolve() }));

/**
 * Reads the names that the organization has set, which every drawing takes from the memory of its process. One question;
 * what is asked for while another reading is under way is read behind it.
 */
export function readNames(): Promise<void> {
  readings.last = readings.last
    .catch(() => {})
    .then(async () => {
      const { countryCode, setAt, short, formal, sortKey, version } = countryName;
      const sets = await withTx(SYSTEM, (tx) =>
        tx
          .select({ countryCode, setAt, short, formal, sortKey })
          .from(countryName)
          .orderBy(asc(version))
          .limit(MOST),
      );
      keepNames(sets);
    });
  return readings.last;
}

/**
 * Reads them now, and anew whenever they were changed, here or by another instance; `changed` is called then, for what bears
 * the names of before.
 */
export async function startNames(changed: () => void): Promise<void> {
  listen((announcement) => {
    if (announcement && announcement.kind !== 'countryName.edited') return;
    readNames().then(changed, (error) => log.warn({ err: error }, 'the names of countries cannot be read'));
  });
  await readNames();
}
