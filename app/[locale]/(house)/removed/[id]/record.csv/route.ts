import { localeOr } from '@/domain/local-text';
import { removedRecordFile } from '@/features/conferences/exports';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ locale: string; id: string }> };

/** The record of a conference that was removed, in the language of the address. */
export async function GET(_request: Request, { params }: Context) {
  const { locale, id } = await params;
  return fileResponse(
    async () => removedRecordFile(await viewer(), id, localeOr(locale)),
    'private, no-store',
  );
}
