import type { Side } from '@/tests/setup/sides/side';
import { type Fields, inFour, inMeeting, ORGANIZERS, type Row } from './forms';

const seen = (side: Side, document: 'paper' | 'leaflet'): Fields => ({
  ...inMeeting(side),
  documentId: side.ids[document],
  version: '1',
});
const facts = (side: Side): Fields => ({
  symbol: 'NEW/DOC/1',
  kind: 'draft',
  ...inFour('title', 'A new document'),
  originalLanguage: 'en',
  classification: 'restricted',
  'readers[]': ['chair', 'head'],
  belongsTo: `session:${side.ids.session}`,
});

/** The chair leads the session. */
const KEEPERS = [...ORGANIZERS, 'chair'] as const;

export const documents: Record<string, Row> = {
  'documents.addDocument': {
    may: KEEPERS,
    input: (side) => ({ ...inMeeting(side), ...facts(side) }),
  },
  'documents.editDocument': {
    may: KEEPERS,
    input: (side) => ({ ...seen(side, 'paper'), ...facts(side) }),
  },
  'documents.removeDocument': { may: KEEPERS, input: (side) => seen(side, 'paper') },
  'documents.releaseDocument': { may: ORGANIZERS, input: (side) => seen(side, 'paper') },
  'documents.withdrawDocument': {
    may: ORGANIZERS,
    input: (side) => ({ ...seen(side, 'leaflet'), reason: 'It was another text.' }),
  },
  'documents.addDocumentPart': {
    may: ORGANIZERS,
    input: (side) => ({
      ...inMeeting(side),
      documentId: side.ids.leaflet,
      part: 'corrigendum',
      ...inFour('title', 'A corrigendum'),
      originalLanguage: 'en',
    }),
  },
  'documents.saveDocumentFile': {
    may: KEEPERS,
    input: (side, jpeg) => ({
      ...seen(side, 'paper'),
      language: 'fr',
      file: new File([new Uint8Array(jpeg)], 'page.jpg', { type: 'image/jpeg' }),
    }),
  },
  'documents.removeDocumentFile': {
    may: KEEPERS,
    input: (side) => ({ ...seen(side, 'paper'), language: 'en' }),
  },
};
