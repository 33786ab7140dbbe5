import { missing } from '@/domain/refusal';
import { receiptFile } from '@/features/ballots/exports';
import { getConference } from '@/features/conferences/queries';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ conference: string; number: string }> };

/** The signed receipt of a version of the viewer's delegation's vote, byte for byte as it was answered. */
export async function GET(request: Request, { params }: Context) {
  const { conference: slug, number } = await params;
  const version = new URL(request.url).searchParams.get('version') ?? '';
  return fileResponse(async () => {
    if (!/^[1-9]\d{0,5}$/.test(number) || !/^([1-9]\d{0,5})?$/.test(version)) throw missing();
    const me = await viewer();
    const conference = await getConference(me, slug);
    return receiptFile(me, conference.id, Number(number), version ? Number(version) : undefined);
  }, 'private, no-store');
}
