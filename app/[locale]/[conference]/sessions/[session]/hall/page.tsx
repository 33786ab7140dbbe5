import { notFound } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { shownSession } from '@/app/shown';
import { isLocale, pick } from '@/domain/local-text';
import { HallText, hallChoices } from '@/features/outcomes/components/hall-text';
import { getTextOnScreen, wantedText } from '@/features/outcomes/queries/on-screen';
import { HallPage } from '@/features/speakers/components/hall-page';
import { getSpeakers } from '@/features/speakers/queries/speakers';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; session: string }>;
  searchParams: Promise<{ and?: string | string[]; text?: string | string[] }>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, session, locale }, say) => [
    say('speakers.hall.title'),
    pick((await shownSession(me, conference, session)).title, locale),
  ],
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, locale, session: id } = await openPage(params);
  const { and, text } = await searchParams;
  const session = await shownSession(me, conference, id);
  const speakers = await orNotFound(getSpeakers(me, conference.id, session.id));
  if (!speakers) notFound();
  const others = conference.languages.filter((one) => one !== locale);
  // Another language of the conference is the second one where the address names none.
  const second = isLocale(and) && and !== locale ? and : (others[0] ?? null);
  const languages = second ? [locale, second] : [locale];
  const wanted = wantedText(text);
  const onScreen = await getTextOnScreen(me, conference.id, session.id, { wanted, reader: locale });
  return (
    <HallPage
      conference={conference}
      session={session}
      speakers={speakers}
      languages={languages}
      text={onScreen.shown && <HallText {...onScreen.shown} languages={languages} now={speakers.now} />}
      choices={hallChoices(onScreen, wanted, locale)}
    />
  );
}
