import { localeOr } from '@/domain/local-text';
import { participantsFile } from '@/features/delegations/exports/participants';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ locale: string; conference: string }> };

/** The list of participants, in the language of the address, in Word. */
export async function GET(_request: Request, { params }: Context) {
  const { locale, conference } = await params;
  return fileResponse(
    async () => participantsFile(await viewer(), conference, localeOr(locale), 'word'),
    'private, no-store',
  );
}
