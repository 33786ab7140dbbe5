import { missing } from '@/domain/refusal';
import { breakReceiptFile } from '@/features/ballots/exports';
import { getConference } from '@/features/conferences/queries';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ conference: string; number: string }> };

/** The signed receipt of the viewer's delegation's break of silence, byte for byte as it was answered. */
export async function GET(_request: Request, { params }: Context) {
  const { conference: slug, number } = await params;
  return fileResponse(async () => {
    if (!/^[1-9]\d{0,5}$/.test(number)) throw missing();
    const me = await viewer();
    const conference = await getConference(me, slug);
    return breakReceiptFile(me, conference.id, Number(number));
  }, 'private, no-store');
}
