import { missing } from '@/domain/refusal';
import { receiptFile } from '@/features/ballots/exports';
import { getConference } from '@/features/conferences/queries';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';
import { numberIn } from '@/platform/typed/whole-number';

type Context = { params: Promise<{ conference: string; number: string }> };

/** The signed receipt of a version of the viewer's delegation's vote, byte for byte as it was answered. */
export async function GET(request: Request, { params }: Context) {
  const { conference: slug, number } = await params;
  const version = new URL(request.url).searchParams.get('version');
  return fileResponse(async () => {
    const ballotNumber = numberIn(number);
    const wanted = version === null ? undefined : numberIn(version);
    if (ballotNumber === null || wanted === null) throw missing();
    const me = await viewer();
    const conference = await getConference(me, slug);
    return receiptFile(me, conference.id, ballotNumber, wanted);
  }, 'private, no-store');
}
