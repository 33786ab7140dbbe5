import { forbidden, notFound } from 'next/navigation';
import type { Actor } from '@/domain/actor';
import { codeIn } from '@/domain/addresses';
import { authorize, type Permission } from '@/domain/permissions';
import { isRefusal } from '@/domain/refusal';
import { numberIn, readWholeNumber } from './typed/whole-number';

/**
 * Awaits a query for a page. What the viewer may not see answers as if it did not exist: 404; to somebody
 * with a part in the conference whose role does not suffice, 403.
 */
export async function orNotFound<T>(query: Promise<T>): Promise<T> {
  try {
    return await query;
  } catch (error) {
    if (isRefusal(error)) (error.kind === 'forbidden' ? forbidden : notFound)();
    throw error;
  }
}

/** Awaits a query for what a page may lack: what the viewer may not see, or what is gone, is null. */
export async function orNull<T>(query: Promise<T>): Promise<T | null> {
  try {
    return await query;
  } catch (error) {
    if (isRefusal(error)) return null;
    throw error;
  }
}

/** For a page that shows a form and no data of its own: 404 or 403 for who may not send it. */
export function orForbidden(viewer: Actor, permission: Permission, conferenceId?: string): void {
  try {
    authorize(viewer, permission, { conferenceId });
  } catch (error) {
    if (isRefusal(error)) (error.kind === 'forbidden' ? forbidden : notFound)();
    throw error;
  }
}

/** A number in an address, which is written in one way alone; anything else is a page that does not exist. */
export function numberParam(text: string): number {
  return numberIn(text) ?? notFound();
}

/** The code of a country in an address; anything else is a page that does not exist. */
export function countryParam(text: string): string {
  return codeIn(text) ?? notFound();
}

/** True for the form that every id has. */
export const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);

/** An id in an address; anything else is a page that does not exist. */
export function idParam(text: string): string {
  if (!isId(text)) notFound();
  return text;
}

/** The page of a long list from `?page=3`; the first when it is missing or no number. */
export function pageParam(text: string | string[] | undefined): number {
  const page = typeof text === 'string' ? readWholeNumber(text) : null;
  return page !== null && page >= 1 && page <= 99_999 ? page : 1;
}
