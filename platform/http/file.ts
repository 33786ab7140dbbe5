import { isRefusal } from '@/domain/refusal';
import { openUploaded, type Uploaded } from '@/domain/uploaded';
import { UPLOADED } from './headers';

/** A file of ours to give away. `name` is one that we chose, never one that was typed. */
export type GivenFile = { name: string; type: string; bytes: Buffer };

/** What each kind of uploaded file is served as, whatever it was sent as. */
const UPLOADS = {
  photo: { type: 'image/jpeg', name: 'photo.jpg' },
} as const;
export type UploadKind = keyof typeof UPLOADS;
/** A file that somebody uploaded, by its kind. */
export type UploadedFile = { kind: UploadKind; bytes: Uploaded };

type Ask<T> = () => Promise<T>;

async function attachment<T>(ask: Ask<T>, make: (file: T) => Response): Promise<Response> {
  try {
    return make(await ask());
  } catch (error) {
    if (isRefusal(error))
      return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
    throw error;
  }
}

const headers = (name: string, type: string, cache: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': cache,
  'x-content-type-options': 'nosniff',
});

/** Answers with a file of ours as an attachment; what the viewer may not have answers 404. */
export function fileResponse(ask: Ask<GivenFile>, cache: string): Promise<Response> {
  return attachment(
    ask,
    ({ name, type, bytes }) => new Response(new Uint8Array(bytes), { headers: headers(name, type, cache) }),
  );
}

/**
 * The one door for what somebody uploaded: under a type and a name of ours, as an attachment, in a sandbox, and kept by
 * nothing on the way. What the viewer may not have answers 404.
 */
export function uploadedResponse(ask: Ask<UploadedFile>): Promise<Response> {
  return attachment(ask, ({ kind, bytes }) => {
    const { name, type } = UPLOADS[kind];
    const shut = { ...headers(name, type, 'private, no-store'), [UPLOADED]: 'yes' };
    return new Response(openUploaded(bytes), { headers: shut });
  });
}
