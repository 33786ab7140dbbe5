import { cookies } from 'next/headers';
import { config } from './config';

const MINUTES = 30;

/**
 * Keeps one answer in the reader's own browser until the next page of a form asks for it: what is not yet to
 * be known to others belongs neither into an address nor into a log.
 */
export async function keepAnswer(name: string, value: string): Promise<void> {
  (await cookies()).set(name, value, {
    httpOnly: true,
    sameSite: 'strict',
    secure: config().BASE_URL.startsWith('https:'),
    path: '/',
    maxAge: MINUTES * 60,
  });
}

/** The answer that was kept, or null. It comes from the browser: parse it. */
export async function keptAnswer(name: string): Promise<string | null> {
  return (await cookies()).get(name)?.value ?? null;
}
