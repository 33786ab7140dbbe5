import { openPage, titledBy } from '@/app/open-page';
import { shownCirculation } from '@/app/shown';
import { pick } from '@/domain/local-text';
import { CirculationPage } from '@/features/notes/components/circulation-page';

type Props = { params: Promise<{ conference: string; session: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, session, locale }, say) => [
    say('notes.circulation.title'),
    pick((await shownCirculation(me, conference, session)).title, locale, conference.originalLanguage),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, session } = await openPage(params);
  const notes = await shownCirculation(me, conference, session);
  return <CirculationPage conference={conference} sessionId={session} notes={notes} />;
}
