import { DOCUMENT_FILES } from './documents';

/** What an uploaded file is kept as. */
export const FILE_KINDS = ['photo', ...DOCUMENT_FILES, 'sheet'] as const;
export type FileKind = (typeof FILE_KINDS)[number];

const opened = new WeakMap<Uploaded, Uint8Array<ArrayBuffer>>();

/**
 * The bytes of a file that somebody uploaded, shut: they cannot be sent or drawn by mistake. The table opens them to keep
 * them, and the door that serves files to give them away; a test knows of no other.
 */
export class Uploaded {
  /** bytes */
  readonly length: number;

  constructor(bytes: Uint8Array) {
    opened.set(this, new Uint8Array(bytes));
    this.length = bytes.length;
  }
}

/** The bytes of an uploaded file. */
export function openUploaded(file: Uploaded): Uint8Array<ArrayBuffer> {
  return opened.get(file) ?? new Uint8Array();
}
