import { localeOr } from '@/domain/local-text';
import { statesFile } from '@/features/implementation/exports';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ locale: string; conference: string }> };

/** The matrix of countries and outcomes, in the language of the address, as its question narrows it. */
export async function GET(request: Request, { params }: Context) {
  const { locale, conference } = await params;
  const query = Object.fromEntries(new URL(request.url).searchParams);
  return fileResponse(
    async () => statesFile(await viewer(), conference, localeOr(locale), query),
    'private, no-store',
  );
}
