import { readiness } from '@/platform/ready';

export const dynamic = 'force-dynamic';

/** Can the process answer? The database is there and migrated. 503 until then. */
export async function GET() {
  const state = await readiness();
  return Response.json(state, { status: state.ready ? 200 : 503, headers: { 'cache-control': 'no-store' } });
}
