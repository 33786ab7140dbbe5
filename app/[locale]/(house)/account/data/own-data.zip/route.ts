import { localeOr } from '@/domain/local-text';
import { ownDataBundle } from '@/features/accounts/exports/own-data';
import { bundleResponse, seeOther } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ locale: string }> };

/** All that is held about whoever asks, and about nobody else: the address says nothing of whom. */
export async function GET(_request: Request, { params }: Context) {
  const locale = localeOr((await params).locale);
  const [me, page] = [await viewer(), `/${locale}/account/data`];
  // Whoever was signed out meanwhile signs in, and stands before the button again.
  if (!me.accountId) return seeOther(`/${locale}/sign-in?to=${page}`);
  return bundleResponse(() => ownDataBundle(me, locale), `${page}?wait=yes`);
}
