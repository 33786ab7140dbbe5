import { isLocale } from '@/domain/local-text';
import { missing } from '@/domain/refusal';
import { getConference } from '@/features/conferences/queries';
import { getDocumentFile } from '@/features/documents/queries/files';
import { uploadedResponse } from '@/platform/http/file';
import { isId } from '@/platform/page';
import { viewer } from '@/platform/session';

type Context = { params: Promise<{ conference: string; document: string; language: string }> };

/** The file of a document in one language, for who may read it. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { conference: slug, document: documentId, language } = await params;
  return uploadedResponse(async () => {
    if (!isId(documentId) || !isLocale(language)) throw missing();
    const me = await viewer();
    const conference = await getConference(me, slug);
    return getDocumentFile(me, conference.id, { documentId, language });
  });
}
