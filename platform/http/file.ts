import { isRefusal } from '@/domain/refusal';

/** A file to give away. `name` is one that we chose, never one that was typed. */
export type GivenFile = { name: string; type: string; bytes: Buffer };

/** Answers with a file as an attachment; what the viewer may not have answers 404. */
export async function fileResponse(ask: () => Promise<GivenFile>, cache: string): Promise<Response> {
  try {
    const { name, type, bytes } = await ask();
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        'content-disposition': `attachment; filename="${name}"`,
        'cache-control': cache,
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    if (isRefusal(error))
      return new Response(null, { status: 404, headers: { 'cache-control': 'no-store' } });
    throw error;
  }
}
