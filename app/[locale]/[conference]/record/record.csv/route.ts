import { localeOr } from '@/domain/local-text';
import { recordFile } from '@/features/conferences/exports';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ locale: string; conference: string }> };

/** The record as its question narrows it, in the language of the address. */
export async function GET(request: Request, { params }: Context) {
  const { locale, conference } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return fileResponse(
    async () => recordFile(await viewer(), conference, localeOr(locale), { query }),
    'private, no-store',
  );
}
