import { missing } from '@/domain/refusal';
import { resultFile } from '@/features/ballots/exports';
import { fileResponse } from '@/platform/http/file';
import { viewer } from '@/platform/session';
import { numberIn } from '@/platform/typed/whole-number';

type Context = { params: Promise<{ conference: string; number: string; file: string }> };

/** The files of a declared result, by the names of `RESULT_FILES`. */
export async function GET(_request: Request, { params }: Context) {
  const { conference, number, file } = await params;
  return fileResponse(async () => {
    const ballotNumber = numberIn(number);
    if (ballotNumber === null) throw missing();
    return resultFile(await viewer(), { conference, number: ballotNumber }, file);
  }, 'public, max-age=300');
}
