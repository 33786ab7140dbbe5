import { historyOf } from '@/app/history';
import { openPage, titledBy } from '@/app/open-page';
import { shownBallotDraft } from '@/app/shown';
import { pick } from '@/domain/local-text';
import { DraftPage } from '@/features/ballots/components/draft-page';

type Props = { params: Promise<{ conference: string; draft: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, draft }, say) => {
    const shown = await shownBallotDraft(me, conference, draft);
    return [pick(shown.draft.outcomeTitle, locale, conference.originalLanguage), say('ballots.drafts.title')];
  },
);

export default async function Page({ params }: Props) {
  const { me, conference, draft: id } = await openPage(params);
  const shown = await shownBallotDraft(me, conference, id);
  return (
    <DraftPage
      conference={conference}
      {...shown}
      history={await historyOf(me, conference, { entity: 'ballotDraft', id: shown.draft.id })}
    />
  );
}
