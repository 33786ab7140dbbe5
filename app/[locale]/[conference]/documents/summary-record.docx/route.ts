import { localeOr } from '@/domain/local-text';
import { missing } from '@/domain/refusal';
import { summaryRecordFile } from '@/features/notes/exports/summary-record';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ locale: string; conference: string }> };

/** The summary record of the conference, or with `?day=2023-03-22` of a day, in the language of the address, in Word. */
export async function GET(request: Request, { params }: Context) {
  const { locale, conference } = await params;
  const date = new URL(request.url).searchParams.get('day') ?? undefined;
  return fileResponse(async () => {
    if (date !== undefined && !/^\d{4}-\d{2}-\d{2}$/.test(date)) throw missing();
    return summaryRecordFile(await viewer(), conference, localeOr(locale), { date, format: 'word' });
  }, 'private, no-store');
}
