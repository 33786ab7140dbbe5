import { asc, desc, eq, sql } from 'drizzle-orm';
import type * as z from 'zod';
import { type Tx, violated } from '@/db/client';
import { countryName } from '@/db/schema/memberships';
import type { Actor } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { folded } from '@/domain/folding';
import { LOCALES } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { refuse } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { COUNTRY_CODES, namesInstead, namesShown, type WrittenNames } from '@/platform/i18n/country-names';
import { HOUSE, lockHead, record } from '@/platform/record';
import type { countryNameInput } from '../input';
import { readNames } from '../queries/names';

/**
 * Sets the names that the organization uses for a country; what is left empty, or says the same, is the name of the UN's
 * lists. They stand everywhere from now on, and what was declared or adopted before keeps those of its time.
 * @throws Refusal when somebody set others meanwhile, or another country bears one of them
 */
export async function editCountryName(actor: Actor, input: z.output<typeof countryNameInput>): Promise<Done> {
  const { countryCode, namesVersion, ...typed } = input;
  try {
    const done = await act<Done>(actor, async (tx, actor) => {
      authorize(actor, 'countryName.edit');
      // Two who give one name to two countries come one after the other.
      await lockHead(tx, sql`${HOUSE}`);
      const [last] = await tx
        .select()
        .from(countryName)
        .where(eq(countryName.countryCode, countryCode))
        .orderBy(desc(countryName.version))
        .limit(1);
      if ((last?.version ?? 0) !== namesVersion) throw refuse('common.refusal.stale', {}, 'stale');
      const names = namesInstead(countryCode, typed);
      const saved = { message: 'members.done.countryNameEdited' } as const;
      const before = namesInstead(countryCode, namesShown(countryCode, writtenOf(last)));
      // Sent as it was drawn, it is no change.
      if (canonicalJson(before) === canonicalJson(names)) return saved;
      await requireUnlike(tx, countryCode, names);
      const version = namesVersion + 1;
      await tx.insert(countryName).values({ countryCode, version, ...names, setBy: actor.accountId });
      await record(tx, actor, {
        conferenceId: null,
        kind: 'countryName.edited',
        entityId: countryCode,
        before,
        after: names,
      });
      return saved;
    });
    await readNames();
    return done;
  } catch (error) {
    if (violated(error) !== 'country_name_country_code_version_pk') throw error;
    throw refuse('common.refusal.stale', {}, 'stale');
  }
}

const writtenOf = (row: WrittenNames | undefined): WrittenNames | null =>
  row ? { short: row.short, formal: row.formal, sortKey: row.sortKey } : null;

/** @throws Refusal at its field for a short name that another country bears in that language */
async function requireUnlike(tx: Tx, countryCode: string, names: WrittenNames): Promise<void> {
  // The last version of each is the one that stands.
  const rows = await tx.select().from(countryName).orderBy(asc(countryName.version));
  const set = new Map(rows.map((row) => [row.countryCode, row]));
  for (const code of COUNTRY_CODES) {
    if (code === countryCode) continue;
    const theirs = namesShown(code, writtenOf(set.get(code)));
    for (const locale of LOCALES) {
      if (!names.short[locale] || folded(names.short[locale]) !== folded(theirs.short[locale])) continue;
      throw refuse(
        'members.refusal.nameTaken',
        { country: { country: code } },
        'conflict',
        `short.${locale}`,
      );
    }
  }
}
