import type { Metadata } from 'next';
import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { type ConferenceFacts, getConference } from '@/features/conferences/queries';
import type { BareKey } from '@/messages/keys';
import { type Say, sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { orNotFound } from '@/platform/page';
import { viewer } from '@/platform/session';

type OpenedPage = { me: Actor; conference: ConferenceFacts; slug: string; locale: Locale };

/**
 * What every page of a conference begins with: who looks, at which conference, in which language, and what else the
 * address says. A conference that the viewer may not see is a page that does not exist.
 */
export async function openPage<P extends { conference: string }>(
  params: Promise<P>,
): Promise<Omit<P, 'conference'> & OpenedPage> {
  const { conference: slug, ...rest } = await params;
  const me = await viewer();
  const conference = await orNotFound(getConference(me, slug));
  return { ...rest, me, conference, slug, locale: await readerLocale() };
}

/** The parts of a title, from what the page is to where that is; the conference and the product follow by themselves. */
export const joined = (parts: readonly string[]) => parts.join(' – ');

/**
 * The metadata of a page whose title is one message, or several, the nearest first:
 * `export const generateMetadata = titled('agenda.section.rooms', 'agenda.editTitle')`.
 */
export const titled =
  (...keys: readonly BareKey[]) =>
  async (): Promise<Metadata> => {
    const say = sayIn(await readerLocale());
    return { title: joined(keys.map((key) => say(key))) };
  };

/**
 * The metadata of a page about one thing, which its title names: from what the page itself has opened and asked.
 * `parts` are as in `titled`.
 */
export const titledBy =
  <P extends { conference: string }>(
    parts: (opened: Omit<P, 'conference'> & OpenedPage, say: Say) => Promise<readonly string[]>,
  ) =>
  async ({ params }: { params: Promise<P> }): Promise<Metadata> => {
    const opened = await openPage(params);
    return { title: joined(await parts(opened, sayIn(opened.locale))) };
  };
