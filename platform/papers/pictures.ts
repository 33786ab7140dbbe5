import { encodeQR } from 'qr';
import type { Actor } from '@/domain/actor';
import { openUploaded } from '@/domain/uploaded';
import { getFile, type KeptFile } from '../files';
import type { Picture } from './badge';

/** A picture that the house drew anew when it was uploaded, for a paper of somebody who was found entitled to it. */
export async function keptPicture(viewer: Actor, file: KeptFile, alt: string): Promise<Picture> {
  const parts: Uint8Array[] = [];
  for await (const part of getFile(viewer, file)) parts.push(openUploaded(part));
  return { bytes: Buffer.concat(parts), alt };
}

/** The empty squares around a code, without which no scanner finds it. */
const QUIET = 4;

/** A text as a QR code, drawn by its runs of dark squares. It is read with a seventh of it soiled. */
export function codePicture(text: string, alt: string): Picture {
  const rows = encodeQR(text, 'raw', { ecc: 'medium', border: QUIET });
  const runs = rows.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
  );
  const { length: side } = rows;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}"><path fill="#000" d="${runs.join('')}"/></svg>`;
  return { bytes: Buffer.from(svg), alt };
}
