import { localeOr } from '@/domain/local-text';
import { missing } from '@/domain/refusal';
import { resolutionDraftFile } from '@/features/implementation/exports/resolution';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';
import { numberIn } from '@/platform/typed/whole-number';

type Context = { params: Promise<{ locale: string; conference: string; number: string }> };

/** An adopted outcome as a draft for the General Assembly, in the language of the address, in Word. */
export async function GET(_request: Request, { params }: Context) {
  const { locale, conference, number: typed } = await params;
  return fileResponse(async () => {
    const number = numberIn(typed);
    if (number === null) throw missing();
    return resolutionDraftFile(await viewer(), conference, { number, locale: localeOr(locale) });
  }, 'private, no-store');
}
