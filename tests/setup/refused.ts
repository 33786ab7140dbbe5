import { isRefusal } from '@/domain/refusal';

/** What a command was refused with: `key kind field`; throws when it was not refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (isRefusal(error)) return [error.key, error.kind, error.field].filter(Boolean).join(' ');
    throw error;
  }
  throw new Error('was not refused');
}
