import { BADGE_SIZES, badgesAsked } from '@/domain/badges';
import { badgesPdf } from '@/features/delegations/exports/badges';
import { fileResponse } from '@/platform/http/file';
import { readerLocale } from '@/platform/i18n/reader';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ conference: string }> };

/** Badges to be printed: of the persons in `?holders`, or those issued last; `?size=card` for cards of CR80, else A6. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { conference } = await params;
  const { searchParams } = new URL(request.url);
  const size = BADGE_SIZES.find((one) => one === searchParams.get('size')) ?? BADGE_SIZES[0];
  const holders = badgesAsked(searchParams.get('holders'));
  return fileResponse(
    async () => badgesPdf(await viewer(), conference, { locale: await readerLocale(), size, holders }),
    'private, no-store',
  );
}
