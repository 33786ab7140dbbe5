import { notFound } from 'next/navigation';
import { isRefusal } from '@/domain/refusal';

/**
 * Awaits a query for a page. What the viewer may not see answers as if it did not exist: 404. Other
 * refusals of a query are the same to a reader.
 */
export async function orNotFound<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (isRefusal(error)) notFound();
    throw error;
  }
}
