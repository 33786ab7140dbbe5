import { localeOr } from '@/domain/local-text';
import { missing } from '@/domain/refusal';
import { summaryRecordFile } from '@/features/notes/exports/summary-record';
import { fileResponse } from '@/platform/http/file';
import { isId } from '@/platform/page';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ locale: string; conference: string; session: string }> };

/** The summary record of a session, in the language of the address, in Word. */
export async function GET(_request: Request, { params }: Context) {
  const { locale, conference, session: sessionId } = await params;
  return fileResponse(async () => {
    if (!isId(sessionId)) throw missing();
    return summaryRecordFile(await viewer(), conference, localeOr(locale), { sessionId, format: 'word' });
  }, 'private, no-store');
}
