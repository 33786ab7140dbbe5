import { getConference } from '@/features/conferences/queries';
import { getPhoto } from '@/features/delegations/queries/registration';
import { idParam, orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ conference: string; participant: string }> };

// A picture that a person sent: never kept by anything on the way, never more than a picture. The server
// gives these addresses a policy of their own, and nosniff as everywhere.
const HEADERS = {
  'cache-control': 'private, no-store',
  'content-disposition': 'attachment; filename="photo.jpg"',
  'cross-origin-resource-policy': 'same-origin',
};

/** The photo of a participant, for that person and for the staff. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const me = await viewer();
  const { conference: slug, participant } = await params;
  const conference = await orNotFound(getConference(me, slug));
  const { bytes, mediaType } = await orNotFound(getPhoto(me, conference.id, idParam(participant)));
  return new Response(new Uint8Array(bytes), { headers: { ...HEADERS, 'content-type': mediaType } });
}
