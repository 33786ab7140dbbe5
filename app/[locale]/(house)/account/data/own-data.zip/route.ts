import { localeOr } from '@/domain/local-text';
import { ownDataBundle } from '@/features/accounts/exports/own-data';
import { bundleResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ locale: string }> };

/** All that is held about whoever asks, and about nobody else: the address says nothing of whom. */
export async function GET(_request: Request, { params }: Context) {
  const locale = localeOr((await params).locale);
  return bundleResponse(
    async () => ownDataBundle(await viewer(), locale),
    `/${locale}/account/data?wait=yes`,
  );
}
