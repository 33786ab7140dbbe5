import { isRefusal } from '@/domain/refusal';
import { type FileKind, openUploaded, type Uploaded } from '@/domain/uploaded';
import { type Bundle, type BundleEntry, type OpenEntry, zipped } from './bundle';
import { UPLOADED } from './headers';

/** A file of ours to give away. `name` is one that we chose, never one that was typed. */
export type GivenFile = { name: string; type: string; bytes: Buffer };

/** What each kind of uploaded file is served as, whatever it was sent as. */
const UPLOADS = {
  photo: { type: 'image/jpeg', ending: 'jpg' },
  pdf: { type: 'application/pdf', ending: 'pdf' },
  word: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', ending: 'docx' },
  png: { type: 'image/png', ending: 'png' },
  jpeg: { type: 'image/jpeg', ending: 'jpg' },
  // Read by the house alone.
  sheet: { type: 'application/octet-stream', ending: 'bin' },
} as const satisfies Record<FileKind, { type: string; ending: string }>;

/** The type that an uploaded file is kept and served under. */
export const mediaTypeOf = (kind: FileKind): string => UPLOADS[kind].type;

/** A file that somebody uploaded, by its kind: its bytes a part after the other. */
export type UploadedFile = {
  kind: FileKind;
  /** what it is called, without its ending */
  stem: string;
  parts: AsyncIterable<Uploaded>;
};

/** A name that no system makes anything else of, whatever symbol it comes from. */
const plainName = (stem: string) => stem.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^[.-]+/, '') || 'file';

/** Leads to a page in place of a file; kept by nobody, since it is so for this reader and now. */
export const seeOther = (location: string) =>
  new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });

type Ask<T> = () => Promise<T>;

async function attachment<T>(ask: Ask<T>, make: (file: T) => Response, whenBusy?: string): Promise<Response> {
  try {
    return make(await ask());
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const busy = error.kind === 'tooMany';
    if (busy && whenBusy) return seeOther(whenBusy);
    return new Response(null, {
      status: busy ? 503 : 404,
      headers: { 'cache-control': 'no-store', ...(busy && { 'retry-after': '30' }) },
    });
  }
}

const headers = (name: string, type: string, cache: string) => ({
  'content-type': type,
  'content-disposition': `attachment; filename="${name}"`,
  'cache-control': cache,
  'x-content-type-options': 'nosniff',
});

/** Answers with a file of ours as an attachment; what the viewer may not have answers 404, and 503 while too many are made. */
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
  return attachment(ask, ({ kind, stem, parts }) => {
    const { ending, type } = UPLOADS[kind];
    const shut = {
      ...headers(`${plainName(stem)}.${ending}`, type, 'private, no-store'),
      [UPLOADED]: 'yes',
    };
    return new Response(streamOf(opened(parts)), { headers: shut });
  });
}

/**
 * Answers with several files as one ZIP, written as it is sent: those of the house, and those that somebody uploaded under
 * their own types. What the viewer may not have answers 404; `whenBusy` is the page that says to wait.
 */
export function bundleResponse(ask: Ask<Bundle>, whenBusy: string): Promise<Response> {
  return attachment(
    ask,
    ({ name, entries }) => {
      const shut = {
        ...headers(`${plainName(name)}.zip`, 'application/zip', 'private, no-store'),
        [UPLOADED]: 'yes',
      };
      return new Response(streamOf(zipped(openEntries(entries))), { headers: shut });
    },
    whenBusy,
  );
}

async function* openEntries(entries: AsyncIterable<BundleEntry>): AsyncGenerator<OpenEntry> {
  for await (const entry of entries) {
    if ('parts' in entry) yield { ...entry, packed: !entry.name.endsWith('.json') };
    else {
      const { kind, parts } = entry.uploaded;
      yield { name: `${entry.name}.${UPLOADS[kind].ending}`, parts: opened(parts), packed: true };
    }
  }
}

async function* opened(parts: AsyncIterable<Uploaded>): AsyncGenerator<Uint8Array> {
  for await (const part of parts) yield openUploaded(part);
}

/** The parts as they are read; whoever stops reading ends the asking for more. */
function streamOf(parts: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const reading = parts[Symbol.asyncIterator]();
  return new ReadableStream(
    {
      async pull(controller) {
        const next = await reading.next();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      async cancel() {
        await reading.return?.();
      },
    },
    { highWaterMark: 1 },
  );
}
