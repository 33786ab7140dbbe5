import { missing } from '@/domain/refusal';
import { resultFile } from '@/features/ballots/exports';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ conference: string; number: string; file: string }> };

/** The files of a declared result: result.json, result.sig, key.pem, verify.mjs. */
export async function GET(_request: Request, { params }: Context) {
  const { conference, number, file } = await params;
  return fileResponse(async () => {
    if (!/^[1-9]\d{0,5}$/.test(number)) throw missing();
    return resultFile(await viewer(), { conference, number: Number(number) }, file);
  }, 'public, max-age=300');
}
