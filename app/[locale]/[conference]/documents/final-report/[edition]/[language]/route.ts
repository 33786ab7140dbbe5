import { isLocale } from '@/domain/local-text';
import { missing } from '@/domain/refusal';
import { getConference } from '@/features/conferences/queries';
import { getReportFile } from '@/features/conferences/queries/final-reports';
import { uploadedResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ conference: string; edition: string; language: string }> };

/** An edition of the final report as it was made, in one of its languages. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { conference: slug, edition, language } = await params;
  return uploadedResponse(async () => {
    if (!/^[1-9]\d{0,5}$/.test(edition) || !isLocale(language)) throw missing();
    const me = await viewer();
    const conference = await getConference(me, slug);
    return getReportFile(me, conference, { number: Number(edition), language });
  });
}
