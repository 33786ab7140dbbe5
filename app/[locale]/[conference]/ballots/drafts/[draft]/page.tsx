import { historyOf } from '@/app/history';
import { openPage, titled } from '@/app/open-page';
import { DraftPage } from '@/features/ballots/components/draft-page';
import { getDraft } from '@/features/ballots/queries/drafts';
import { idParam, orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; draft: string }> };

export const generateMetadata = titled('ballots.drafts.title');

export default async function Page({ params }: Props) {
  const { me, conference, draft: id } = await openPage(params);
  const shown = await orNotFound(getDraft(me, conference.id, idParam(id)));
  return (
    <DraftPage
      conference={conference}
      {...shown}
      history={await historyOf(me, conference, { entity: 'ballotDraft', id: shown.draft.id })}
    />
  );
}
