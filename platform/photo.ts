import sharp, { type Sharp } from 'sharp';

/** The side of a stored photo, in pixels. */
export const PHOTO_SIDE = 400;
/** A smaller picture would be blown up on the badge. */
const LEAST_SIDE = 200;
/** A picture of more pixels is not opened: a small file can unfold into gigabytes. */
const MOST_PIXELS = 64_000_000;
const MOST_SECONDS = 15;

export type RefusedPhoto = 'photoKind' | 'photoPixels' | 'photoSmall' | 'photoBroken';

const starts = (bytes: Buffer, at: number, sign: string) =>
  bytes.subarray(at, at + sign.length).toString('latin1') === sign;

function isPicture(bytes: Buffer): boolean {
  if (starts(bytes, 0, '\xff\xd8\xff') || starts(bytes, 0, '\x89PNG\r\n\x1a\n')) return true;
  return starts(bytes, 0, 'RIFF') && starts(bytes, 8, 'WEBP');
}

/**
 * A picture drawn anew from an uploaded one: upright, and without the place, the camera or anything else that came along.
 * One with too many pixels is not opened.
 */
export async function redrawn(
  bytes: Buffer,
  { leastSide, draw }: { leastSide: number; draw: (picture: Sharp) => Sharp },
): Promise<{ bytes: Buffer; width: number; height: number } | { refused: 'pixels' | 'small' | 'broken' }> {
  try {
    const options = { limitInputPixels: false, failOn: 'truncated', pages: 1 } as const;
    const { width, height } = await sharp(bytes, options).metadata();
    if (width * height > MOST_PIXELS) return { refused: 'pixels' };
    if (Math.min(width, height) < leastSide) return { refused: 'small' };
    const picture = sharp(bytes, { ...options, limitInputPixels: MOST_PIXELS })
      .timeout({ seconds: MOST_SECONDS })
      .autoOrient();
    const { data, info } = await draw(picture).toBuffer({ resolveWithObject: true });
    return { bytes: data, width: info.width, height: info.height };
  } catch {
    return { refused: 'broken' };
  }
}

const REFUSED = { pixels: 'photoPixels', small: 'photoSmall', broken: 'photoBroken' } as const;

/** A square JPEG of 400 × 400 pixels from an uploaded JPEG, PNG or WebP, judged by its bytes and not by its name; on white. */
export async function photoFrom(bytes: Buffer): Promise<{ bytes: Buffer } | { refused: RefusedPhoto }> {
  if (!isPicture(bytes)) return { refused: 'photoKind' };
  const picture = await redrawn(bytes, {
    leastSide: LEAST_SIDE,
    draw: (opened) =>
      opened
        .resize(PHOTO_SIDE, PHOTO_SIDE, { fit: 'cover' })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .jpeg({ quality: 86 }),
  });
  return 'refused' in picture ? { refused: REFUSED[picture.refused] } : picture;
}
