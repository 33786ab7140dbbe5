import type { outcome } from '@/db/schema/outcomes';
import { canonicalJson } from '@/domain/canonical';
import { sha256 } from '@/platform/chain';

type Headed = Pick<typeof outcome.$inferSelect, 'kind' | 'strength' | 'title'>;

/**
 * What an outcome is headed with, as a digest: whoever edits that stands in nobody's way who works on its
 * paragraphs, which count up the version of the whole.
 */
export const headVersionOf = ({ kind, strength, title }: Headed): string =>
  sha256(canonicalJson({ kind, strength, title }));
