import { localeOr } from '@/domain/local-text';
import { missing } from '@/domain/refusal';
import { votingListFile } from '@/features/outcomes/exports/voting-list';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';
import { numberIn } from '@/platform/typed/whole-number';

type Context = { params: Promise<{ locale: string; conference: string; number: string }> };

/** The amendments to a text in the order of voting, in the language of the address. */
export async function GET(_request: Request, { params }: Context) {
  const { locale, conference, number: typed } = await params;
  return fileResponse(async () => {
    const number = numberIn(typed);
    if (number === null) throw missing();
    return votingListFile(await viewer(), conference, { number, locale: localeOr(locale) });
  }, 'private, no-store');
}
