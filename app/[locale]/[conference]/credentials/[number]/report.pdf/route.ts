import { localeOr } from '@/domain/local-text';
import { missing } from '@/domain/refusal';
import { credentialsReportFile } from '@/features/credentials/exports/report';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';
import { numberIn } from '@/platform/typed/whole-number';

type Context = { params: Promise<{ locale: string; conference: string; number: string }> };

/** A report on credentials in the language of the address, as a PDF. */
export async function GET(_request: Request, { params }: Context) {
  const { locale, conference, number: typed } = await params;
  return fileResponse(async () => {
    const number = numberIn(typed);
    if (number === null) throw missing();
    const wanted = { number, locale: localeOr(locale) } as const;
    return credentialsReportFile(await viewer(), conference, wanted);
  }, 'private, no-store');
}
