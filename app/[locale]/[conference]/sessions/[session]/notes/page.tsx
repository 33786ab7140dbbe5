import { forbidden, notFound, redirect } from 'next/navigation';
import { openPage, titledBy } from '@/app/open-page';
import { shownSession } from '@/app/shown';
import { pick } from '@/domain/local-text';
import { LiveNotes } from '@/features/notes/components/live-notes';
import { NotesEditor } from '@/features/notes/components/notes-editor';
import { getNotes } from '@/features/notes/queries';
import { beginningOf, UnwrittenSpeeches } from '@/features/speakers/components/unwritten-speeches';
import { listSpeaking } from '@/features/speakers/queries/speakers';
import { listUnwritten } from '@/features/speakers/queries/unwritten';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string; session: string }>;
  searchParams: Promise<{ speech?: string | string[]; by?: string | string[] }>;
};

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, session, locale }, say) => [
    say('notes.write'),
    pick((await shownSession(me, conference, session)).title, locale),
  ],
);

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, slug, locale, session: id } = await openPage(params);
  const session = await shownSession(me, conference, id);
  const notes = await orNotFound(getNotes(me, conference.id, session.id));
  if (!notes.maySee) notFound();
  if (notes.approvedAt) redirect(`/${locale}/${slug}/sessions/${session.id}`);
  if (!notes.mayWrite) forbidden();
  const { speech, by } = await searchParams;
  const { unwritten, begun } = await listUnwritten(me, {
    conferenceId: conference.id,
    sessionId: session.id,
    begun: speech,
  });
  const delegations = await listSpeaking(me, conference.id);
  const speeches = (
    <UnwrittenSpeeches timeZone={conference.timeZone} speeches={unwritten} begun={begun?.id} />
  );
  if (by !== 'forms') return <LiveNotes {...{ conference, session, notes, delegations, speeches }} />;
  return (
    <NotesEditor
      {...{ conference, session, notes, delegations, speeches }}
      begun={begun && { id: begun.id, beginning: (language) => beginningOf(begun, language) }}
    />
  );
}
