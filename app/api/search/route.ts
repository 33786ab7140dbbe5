import { isLocale } from '@/domain/local-text';
import { isRefusal } from '@/domain/refusal';
import { getConference } from '@/features/conferences/queries';
import { searchOrSay } from '@/features/conferences/queries/search';
import { clientKey } from '@/platform/client';
import { viewer } from '@/platform/session';

const answer = (body: unknown, status: number) =>
  Response.json(body, { status, headers: { 'cache-control': 'private, no-store' } });

/** What the reader's palette shows: `?language=fr&in=americas-25&q=…`, without `in` of the whole house. */
export async function GET(request: Request) {
  const query = new URL(request.url).searchParams;
  const locale = query.get('language');
  const slug = query.get('in');
  if (!isLocale(locale)) return answer(null, 404);
  try {
    const me = await viewer();
    const conference = slug === null ? null : await getConference(me, slug);
    const from = { conference, locale, client: await clientKey() };
    const { results, refused } = await searchOrSay(me, from, query.get('q'));
    return answer(results, refused ? 429 : 200);
  } catch (error) {
    if (isRefusal(error) && error.kind === 'notFound') return answer(null, 404);
    throw error;
  }
}
