import type * as z from 'zod';
import type { Actor } from '@/domain/actor';
import { authorize } from '@/domain/permissions';
import { refuse, removed } from '@/domain/refusal';
import { act } from '@/platform/act';
import type { Done } from '@/platform/action';
import { putFile, removeFile } from '@/platform/files';
import { mediaTypeOf } from '@/platform/http/file';
import { limit } from '@/platform/limit';
import { PHOTO_SIDE, photoFrom } from '@/platform/photo';
import { record } from '@/platform/record';
import type { photoInput, photoRemovalInput } from '../input';
import { lockOwn, onward, requireOpen, writeAnswers } from './registration';

/** Pictures that one person may send in an hour: each costs seconds of a processor. */
const MOST_AN_HOUR = 20;

/** Takes a picture for the badge: read, cut to a square, written anew without anything that came along. */
export async function savePhoto(actor: Actor, input: z.output<typeof photoInput>): Promise<Done> {
  await act(actor, async (tx, actor) => {
    const own = await lockOwn(tx, actor, input.conference);
    authorize(actor, 'registration.fill', own.thing);
    requireOpen(own);
    await limit(tx, `photo:${own.seat.id}`, MOST_AN_HOUR, 3600);
  });
  const picture = await photoFrom(Buffer.from(await input.photo.arrayBuffer()));
  if ('refused' in picture) throw refuse(`delegations.refusal.${picture.refused}`, {}, 'invalid', 'photo');
  await act(actor, async (tx, actor) => {
    const own = await lockOwn(tx, actor, input.conference);
    authorize(actor, 'registration.fill', own.thing);
    requireOpen(own);
    const { conferenceId } = own.seat;
    const id = await putFile(tx, {
      conferenceId,
      kind: 'photo',
      mediaType: mediaTypeOf('photo'),
      bytes: picture.bytes,
      width: PHOTO_SIDE,
      height: PHOTO_SIDE,
      createdBy: actor.accountId,
    });
    const change = await writeAnswers(tx, own, 'photo', { photoId: id });
    await removeFile(tx, conferenceId, own.saved?.photoId);
    await record(tx, actor, change);
  });
  return { redirect: onward(input) };
}

/** Removes the picture for good. */
export async function removePhoto(actor: Actor, input: z.output<typeof photoRemovalInput>): Promise<Done> {
  await act(actor, async (tx, actor) => {
    const own = await lockOwn(tx, actor, input.conference);
    authorize(actor, 'registration.fill', own.thing);
    requireOpen(own);
    if (!own.saved?.photoId) throw removed();
    if (own.saved.photoId !== input.photoVersion) throw refuse('common.refusal.changed', {}, 'stale');
    const change = await writeAnswers(tx, own, 'photo', { photoId: null });
    await removeFile(tx, own.seat.conferenceId, own.saved.photoId);
    await record(tx, actor, change);
  });
  return { message: 'delegations.done.photoRemoved' };
}
