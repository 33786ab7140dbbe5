import { openPage, titledBy } from '@/app/open-page';
import { shownSession } from '@/app/shown';
import { pick } from '@/domain/local-text';
import { VersionsPage } from '@/features/notes/components/versions-page';
import { listVersions } from '@/features/notes/queries/versions';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; session: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, session, locale }, say) => [
    say('notes.versions.title'),
    pick((await shownSession(me, conference, session)).title, locale),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, session: id } = await openPage(params);
  const session = await shownSession(me, conference, id);
  const notes = await orNotFound(listVersions(me, conference.id, session.id));
  return <VersionsPage conference={conference} session={session} notes={notes} />;
}
