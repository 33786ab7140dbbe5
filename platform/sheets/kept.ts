import type { Actor } from '@/domain/actor';
import { openUploaded } from '@/domain/uploaded';
import { getFile, type KeptFile } from '../files';
import { type OpenedList, openList } from './reading';
import type { SheetDescription } from './sheet';

/**
 * Reads a list that was uploaded and is kept, for somebody who was found entitled to it. Nothing but what its cells say comes
 * out. @throws Refusal
 */
export async function openKept(
  viewer: Actor,
  { file, name }: { file: KeptFile; name: string },
  description: SheetDescription,
  chosen: readonly string[] | null,
): Promise<OpenedList> {
  const parts: Uint8Array[] = [];
  for await (const part of getFile(viewer, file)) parts.push(openUploaded(part));
  return openList({ name, bytes: Buffer.concat(parts) }, description, chosen);
}
