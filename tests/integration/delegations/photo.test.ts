import { count, eq } from 'drizzle-orm';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { file } from '@/db/schema/files';
import { SYSTEM } from '@/domain/actor';
import { removePhoto, savePhoto } from '@/features/delegations/commands/photo';
import { photoInput } from '@/features/delegations/input';
import { getPhoto } from '@/features/delegations/queries/registration';
import { problems } from '@/platform/form';
import { uploadedResponse } from '@/platform/http/file';
import { UPLOADED } from '@/platform/http/headers';
import { aConference } from '@/tests/setup/conference/conference';
import { aDelegation, anActor, aSeat } from '@/tests/setup/conference/people';
import { registered } from '@/tests/setup/conference/registrations';
import { refusalOf } from '@/tests/setup/refused';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } });

async function ground() {
  const conference = await aConference();
  const home = await aDelegation(conference.id, 'CL');
  const delegate = await aSeat(conference.id, home.id);
  return { conference, home, delegate };
}

/** Sends bytes as a browser does, and answers with the key of the refusal, or null. */
async function sent(bytes: Uint8Array, name: string, type: string): Promise<string | null> {
  const { conference, delegate } = await ground();
  const photo = new File([new Uint8Array(bytes)], name, { type });
  const parsed = photoInput.safeParse({ conference: conference.slug, photo });
  if (!parsed.success) return problems(parsed.error)[0]?.sentence.key ?? '';
  try {
    await savePhoto(delegate, parsed.data);
    return null;
  } catch (error) {
    const [stored] = await withTx(SYSTEM, (tx) =>
      tx.select({ files: count() }).from(file).where(eq(file.conferenceId, conference.id)),
    );
    expect(stored?.files).toBe(0);
    return (error as Error).message;
  }
}

describe('a photo', () => {
  let jpeg: Buffer;
  beforeAll(async () => {
    jpeg = await picture(800, 600)
      .withExif({ IFD0: { Copyright: 'CANARY-exif' }, IFD3: { GPSLatitude: '33/1 26/1 0/1' } })
      .jpeg()
      .toBuffer();
  });

  it.each([
    ['an SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>', 'a.svg', 'image/svg+xml'],
    [
      'an SVG named .png',
      '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
      'a.png',
      'image/png',
    ],
    ['HTML named .jpg', '<!doctype html><script>alert(1)</script>', 'a.jpg', 'image/jpeg'],
    ['a GIF', 'GIF89a\u0001\u0000\u0001\u0000', 'a.jpg', 'image/jpeg'],
  ])('is refused: %s', async (_name, text, name, type) => {
    expect(await sent(Buffer.from(text, 'latin1'), name, type)).toBe('delegations.refusal.photoKind');
  });

  it('is refused when it is damaged, cut short, or only begins like a picture', async () => {
    const broken = 'delegations.refusal.photoBroken';
    const whole = await picture(1200, 1200).jpeg({ quality: 95 }).toBuffer();
    expect(await sent(whole.subarray(0, Math.floor(whole.length / 2)), 'a.jpg', 'image/jpeg')).toBe(broken);
    const poly = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from('<script>alert(1)</script>')]);
    expect(await sent(poly, 'a.jpg', 'image/jpeg')).toBe(broken);
  });

  it('is refused when a small file unfolds into too many pixels', async () => {
    const bomb = await picture(12_000, 12_000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(2_000_000);
    const began = performance.now();
    expect(await sent(bomb, 'a.png', 'image/png')).toBe('delegations.refusal.photoPixels');
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('is refused when it is too small, too large or missing', async () => {
    expect(await sent(await picture(100, 100).png().toBuffer(), 'a.png', 'image/png')).toBe(
      'delegations.refusal.photoSmall',
    );
    expect(await sent(new Uint8Array(20 * 1024 * 1024), 'a.jpg', 'image/jpeg')).toBe(
      'delegations.refusal.photoTooLarge',
    );
    expect(await sent(new Uint8Array(0), '', 'application/octet-stream')).toBe(
      'delegations.refusal.photoMissing',
    );
  });

  it('is stored as a square JPEG without what came along, replaced whole, and removed for good', async () => {
    const { conference, delegate } = await ground();
    const input = (bytes: Buffer) => ({
      conference: conference.slug,
      photo: new File([new Uint8Array(bytes)], 'me.jpg', { type: 'image/jpeg' }),
    });
    await savePhoto(delegate, input(jpeg));
    const answer = await uploadedResponse(() => getPhoto(delegate, conference.id, delegate.participantId));
    expect(Object.fromEntries(answer.headers)).toEqual({
      'cache-control': 'private, no-store',
      'content-disposition': 'attachment; filename="photo.jpg"',
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      [UPLOADED]: 'yes',
    });
    const bytes = Buffer.from(await answer.arrayBuffer());
    const seen = await sharp(bytes).metadata();
    expect([seen.format, seen.width, seen.height, seen.exif]).toEqual(['jpeg', 400, 400, undefined]);
    expect(bytes.includes('CANARY')).toBe(false);
    for (const format of ['png', 'webp'] as const)
      await savePhoto(delegate, input(await picture(640, 480).toFormat(format).toBuffer()));
    const stored = () =>
      withTx(SYSTEM, (tx) =>
        tx.select({ id: file.id }).from(file).where(eq(file.conferenceId, conference.id)),
      );
    const [kept, ...more] = await stored();
    expect(more).toEqual([]);
    const removal = { conference: conference.slug, photoVersion: kept?.id ?? '' };
    const older = removePhoto(delegate, { ...removal, photoVersion: newId() });
    expect(await refusalOf(older)).toBe('common.refusal.changed stale');
    await removePhoto(delegate, removal);
    expect(await stored()).toEqual([]);
  });

  it('is seen by the person and the staff only', async () => {
    const { conference, home, delegate } = await ground();
    const photo = new File([new Uint8Array(jpeg)], 'me.jpg');
    await savePhoto(delegate, { conference: conference.slug, photo });
    const see = (who: Parameters<typeof getPhoto>[0]) =>
      getPhoto(who, conference.id, delegate.participantId).then(
        () => 'seen',
        (error: Error) => error.message,
      );
    expect(await see(delegate)).toBe('seen');
    expect(await see(await anActor('credentialsOfficer', conference.id))).toBe('seen');
    const missing = 'common.refusal.notFound';
    expect(await see(await aSeat(conference.id, home.id, 'focalPoint'))).toBe(missing);
    expect(await see(await aSeat(conference.id, home.id, 'head'))).toBe(missing);
    expect(await see(await anActor('organizer', (await aConference()).id))).toBe(missing);
    await registered(delegate, conference.slug);
    expect(await refusalOf(savePhoto(delegate, { conference: conference.slug, photo }))).toContain(
      'submittedAlready',
    );
  });
});
