import { missing } from '@/domain/refusal';
import { getConference } from '@/features/conferences/queries';
import { getPhoto } from '@/features/delegations/queries/registration';
import { uploadedResponse } from '@/platform/http/file';
import { isId } from '@/platform/page';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ conference: string; participant: string }> };

/** The photo of a participant, for that person and for the staff. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { conference: slug, participant } = await params;
  return uploadedResponse(async () => {
    if (!isId(participant)) throw missing();
    const me = await viewer();
    const conference = await getConference(me, slug);
    return getPhoto(me, conference.id, participant);
  });
}
