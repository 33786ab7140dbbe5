import { localeOr } from '@/domain/local-text';
import { positionsFile } from '@/features/ballots/exports';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ locale: string; conference: string }> };

/** The matrix of countries and ballots, in the language of the address, as its question narrows and orders it. */
export async function GET(request: Request, { params }: Context) {
  const { locale, conference } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return fileResponse(
    async () => positionsFile(await viewer(), conference, localeOr(locale), query),
    'private, no-store',
  );
}
