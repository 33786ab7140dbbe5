import { missing } from '@/domain/refusal';
import { getConference } from '@/features/conferences/queries';
import { getPhoto } from '@/features/delegations/queries/registration';
import { fileResponse } from '@/platform/http/file';
import { isId } from '@/platform/page';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ conference: string; participant: string }> };

/**
 * The photo of a participant, for that person and for the staff. A picture that a person sent: never kept by
 * anything on the way, never more than a picture. The server gives these addresses a policy of their own.
 */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { conference: slug, participant } = await params;
  return fileResponse(async () => {
    if (!isId(participant)) throw missing();
    const me = await viewer();
    const conference = await getConference(me, slug);
    const { bytes, mediaType } = await getPhoto(me, conference.id, participant);
    return { name: 'photo.jpg', type: mediaType, bytes };
  }, 'private, no-store');
}
