import { watch } from '@/platform/http/watch';
import { viewer } from '@/platform/session';

export const dynamic = 'force-dynamic';

/** Server-sent events: that something changed in a conference, never what. */
export async function GET(request: Request) {
  return watch(request, await viewer());
}
