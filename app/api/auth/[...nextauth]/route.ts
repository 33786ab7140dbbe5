import { authRoute } from '@/platform/session';

export const dynamic = 'force-dynamic';

/** Where the button of a sign-in link leads; every other address under it answers 404. */
export const GET = authRoute;

export function POST() {
  return new Response(null, { status: 404 });
}
