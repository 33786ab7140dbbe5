import { and, eq } from 'drizzle-orm';
import type { Tx } from '@/db/client';
import { documentFile } from '@/db/schema/documents';
import { canonicalJson } from '@/domain/canonical';
import { LOCALES, type Locale } from '@/domain/local-text';
import { sha256 } from '@/platform/chain';

/** In which languages a document has files, and the digest that names all of them. */
export async function releasedLanguages(
  tx: Tx,
  { conferenceId, id }: { conferenceId: string; id: string },
): Promise<{ languages: Locale[]; digest: string }> {
  const files = await tx
    .select({ language: documentFile.language, digest: documentFile.digest })
    .from(documentFile)
    .where(and(eq(documentFile.conferenceId, conferenceId), eq(documentFile.documentId, id)));
  const digests = LOCALES.flatMap((locale) => files.filter(({ language }) => language === locale));
  return { languages: digests.map(({ language }) => language), digest: sha256(canonicalJson(digests)) };
}
