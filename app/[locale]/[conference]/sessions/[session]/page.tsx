import { historyOf } from '@/app/history';
import { openPage, titledBy } from '@/app/open-page';
import { shownSession } from '@/app/shown';
import { pick } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { DocumentsOf } from '@/features/documents/components/documents-of';
import { listDocumentsOf } from '@/features/documents/queries/documents';
import { mayAddDocument } from '@/features/documents/queries/form';
import { SessionPage } from '@/features/notes/components/session-page';
import { getNotes } from '@/features/notes/queries';
import { CallAnswer } from '@/features/outcomes/components/call-answer';
import { OutcomesOfSession } from '@/features/outcomes/components/outcomes-of-session';
import { listOutcomesOf } from '@/features/outcomes/queries/session';
import { getSessionCall } from '@/features/outcomes/queries/session-call';
import { Statements } from '@/features/press/components/statements';
import { listStatements, mayWriteStatements } from '@/features/press/queries/statements';
import { SpeakersSection } from '@/features/speakers/components/speakers-section';
import { getSpeakers } from '@/features/speakers/queries/speakers';
import { SessionTopics } from '@/features/topics/components/session-topics';
import { TopicLinks } from '@/features/topics/components/topic-links';
import { listSessionTopics } from '@/features/topics/queries/attached';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; session: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, session, locale }) => [
    pick((await shownSession(me, conference, session)).title, locale),
  ],
);

export default async function Page({ params }: Props) {
  const { me, conference, slug, locale, session: id } = await openPage(params);
  const session = await shownSession(me, conference, id);
  // The public reads neither who waits for the floor nor who spoke.
  const takesPart = can(me, 'conference.takePart', { conferenceId: conference.id });
  const [notes, outcomes, documents, statements, mayWriteThem, topics, mayAdd, speakers, call] =
    await Promise.all([
      orNotFound(getNotes(me, conference.id, session.id)),
      listOutcomesOf(me, conference.id, session.id),
      listDocumentsOf(me, conference.id, { sessionId: session.id }),
      listStatements(me, conference.id, session.id),
      mayWriteStatements(me, conference.id, session.id),
      listSessionTopics(me, conference.id, session),
      mayAddDocument(me, conference.id, session.id),
      takesPart && !conference.closedAt ? getSpeakers(me, conference.id, session.id) : null,
      takesPart && !conference.closedAt ? getSessionCall(me, conference.id, session.id) : null,
    ]);
  const named = topics.filter(({ attached }) => attached !== null);
  return (
    <SessionPage
      conference={conference}
      session={session}
      notes={notes}
      mayEdit={!conference.closedAt && can(me, 'session.edit', { conferenceId: conference.id })}
      speakers={
        speakers && (
          <SpeakersSection
            conference={conference}
            sessionId={session.id}
            speakers={speakers}
            call={call?.open && <CallAnswer slug={slug} call={call} />}
          />
        )
      }
      statements={<Statements statements={statements} conference={conference} />}
      mayWriteStatements={mayWriteThem}
      topics={{
        count: named.length,
        links: <TopicLinks conference={conference} topics={named} />,
        desk: can(me, 'topic.edit', { conferenceId: conference.id }) && topics.length > 0 && (
          <SessionTopics conference={conference} sessionId={session.id} topics={topics} />
        ),
      }}
      history={await historyOf(me, conference, { entity: 'session', id: session.id })}
      documents={
        <DocumentsOf
          conference={conference}
          documents={documents}
          add={mayAdd ? `/${locale}/${slug}/documents/add?session=${session.id}` : undefined}
        />
      }
      outcomes={outcomes.length > 0 && <OutcomesOfSession slug={slug} outcomes={outcomes} />}
    />
  );
}
