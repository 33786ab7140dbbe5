'use server';

import { action } from '@/platform/action';
import {
  addDocument,
  editDocument,
  releaseDocument,
  removeDocument,
  withdrawDocument,
} from './commands/documents';
import { removeDocumentFile, saveDocumentFile } from './commands/files';
import { addDocumentPart } from './commands/parts';
import {
  documentChangeInput,
  documentFileInput,
  documentFileRemovalInput,
  documentInput,
  documentPartInput,
  documentSeenInput,
  documentWithdrawalInput,
} from './input';

export const addDocumentAction = action('documents.addDocument', documentInput, addDocument, {
  adds: 'document',
});
export const editDocumentAction = action('documents.editDocument', documentChangeInput, editDocument, {
  changes: 'document',
});
export const removeDocumentAction = action('documents.removeDocument', documentSeenInput, removeDocument, {
  removes: 'document',
});
export const releaseDocumentAction = action('documents.releaseDocument', documentSeenInput, releaseDocument, {
  decides: 'document',
});
export const withdrawDocumentAction = action(
  'documents.withdrawDocument',
  documentWithdrawalInput,
  withdrawDocument,
  { decides: 'document' },
);
export const addDocumentPartAction = action('documents.addDocumentPart', documentPartInput, addDocumentPart, {
  adds: 'document',
});
export const saveDocumentFileAction = action(
  'documents.saveDocumentFile',
  documentFileInput,
  saveDocumentFile,
  { changes: 'document' },
);
export const removeDocumentFileAction = action(
  'documents.removeDocumentFile',
  documentFileRemovalInput,
  removeDocumentFile,
  { removes: 'documentFile' },
);
