import type { Metadata } from 'next';
import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { type ConferenceFacts, getConference } from '@/features/conferences/queries';
import type { BareKey } from '@/messages/keys';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type Opened = { me: Actor; conference: ConferenceFacts; slug: string; locale: Locale };

/**
 * What every page of a conference begins with: who looks, at which conference, in which language, and what else the
 * address says. A conference that the viewer may not see is a page that does not exist.
 */
export async function openPage<P extends { conference: string }>(
  params: Promise<P>,
): Promise<Omit<P, 'conference'> & Opened> {
  const { conference: slug, ...rest } = await params;
  const me = await viewer();
  const conference = await orNotFound(getConference(me, slug));
  return { ...rest, me, conference, slug, locale: await readerLocale() };
}

/** The metadata of a page whose title is one message: `export const generateMetadata = titled('agenda.title')`. */
export const titled = (key: BareKey) => async (): Promise<Metadata> => ({
  title: sayIn(await readerLocale())(key),
});
