import { localeOr } from '@/domain/local-text';
import { finalReportFile } from '@/features/conferences/exports/final-report';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ locale: string; conference: string }> };

/** The final report, in the language of the address, in Word. */
export async function GET(_request: Request, { params }: Context) {
  const { locale, conference } = await params;
  return fileResponse(
    async () => finalReportFile(await viewer(), conference, localeOr(locale), 'word'),
    'private, no-store',
  );
}
