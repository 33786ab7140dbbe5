import type { Actor } from '@/domain/actor';
import type { Subject } from '@/domain/record-view';
import { History } from '@/features/conferences/components/history';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { getHistory } from '@/features/conferences/queries/record';

/** What is on record about the thing of a page, as far as the viewer may read it: nothing of it for everybody else. */
export async function historyOf(
  me: Actor,
  conference: ConferenceFacts,
  { zoneNamed, ...subject }: Subject & { zoneNamed?: boolean },
) {
  const history = await getHistory(me, conference, subject);
  return (
    history && (
      <History
        viewer={me}
        conference={conference}
        subject={subject}
        history={history}
        zoneNamed={zoneNamed}
      />
    )
  );
}
