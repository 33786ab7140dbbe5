import createMiddleware from 'next-intl/middleware';
import { routing } from '@/platform/i18n/routing';

/** Sends an address without a language to the reader's language. Never a gate. */
export default createMiddleware(routing);

export const config = { matcher: ['/((?!api|_next|.*\\..*).*)'] };
