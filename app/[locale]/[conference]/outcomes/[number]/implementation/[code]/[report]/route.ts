import { codeIn } from '@/domain/addresses';
import { missing } from '@/domain/refusal';
import { getConference } from '@/features/conferences/queries';
import { getEvidence } from '@/features/implementation/queries/evidence';
import { uploadedResponse } from '@/platform/http/file';
import { readerLocale } from '@/platform/i18n/reader';
import { viewer } from '@/platform/session';
import { numberIn } from '@/platform/typed/whole-number';

type Context = { params: Promise<{ conference: string; number: string; code: string; report: string }> };

/** The file that a country handed in with a report on an outcome, for who reads the report. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const typed = await params;
  return uploadedResponse(async () => {
    const [number, code, report] = [numberIn(typed.number), codeIn(typed.code), numberIn(typed.report)];
    if (number === null || !code || report === null) throw missing();
    const me = await viewer();
    const conference = await getConference(me, typed.conference);
    return getEvidence(me, conference.id, { number, code, report }, await readerLocale());
  });
}
