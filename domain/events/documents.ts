import type {
  Classification,
  DocumentFileKind,
  DocumentKind,
  DocumentPart,
  DocumentReader,
} from '../documents';
import type { Locale, LocalText } from '../local-text';
import { about } from './about';

const document = about('document');

type Facts = {
  symbol: string;
  kind: DocumentKind;
  title: LocalText;
  originalLanguage: Locale;
  classification: Classification;
  readers: readonly DocumentReader[];
  agendaItemId: string | null;
  sessionId: string | null;
  outcomeId: string | null;
};
/** `digest`: of the bytes as they are kept */
type InLanguage = { symbol: string; language: Locale; fileType: DocumentFileKind; digest: string };

/** Documents that are uploaded, from their beginning to their release and withdrawal. */
export const DOCUMENT_EVENTS = {
  'document.added': document<{ after: Facts }>(),
  /** `parentId`: of the document that it is a part of */
  'document.partAdded': document<{
    after: {
      symbol: string;
      part: DocumentPart;
      title: LocalText;
      originalLanguage: Locale;
      parentId: string;
    };
  }>(),
  'document.edited': document<{ before: Facts; after: Facts }>(),
  'document.removed': document<{ before: { symbol: string; title: LocalText } }>(),
  'document.fileSaved': document<{ before: { digest: string | null }; after: InLanguage }>(),
  'document.fileRemoved': document<{ before: InLanguage }>(),
  /** `digest`: of its languages with the digest of each file */
  'document.released': document<{
    after: { symbol: string; classification: Classification; languages: readonly Locale[]; digest: string };
  }>(),
  'document.withdrawn': document<{ after: { symbol: string; reason: string } }>(),
};
