import { missing } from '@/domain/refusal';
import { conveningFile } from '@/features/conferences/exports/convening';
import { fileResponse } from '@/platform/http/file';
import { isId } from '@/platform/page';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ conference: string; delegation: string }> };

/** The letter that convened a delegation, as it was sent; for organizers, `?as=preview`: as it would be sent now. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { conference, delegation: delegationId } = await params;
  const preview = new URL(request.url).searchParams.get('as') === 'preview';
  return fileResponse(async () => {
    if (!isId(delegationId)) throw missing();
    return conveningFile(await viewer(), conference, { delegationId, preview });
  }, 'private, no-store');
}
