import { historyOf } from '@/app/history';
import { openPage, titledBy } from '@/app/open-page';
import { outcomeName, shownOutcome } from '@/app/shown';
import { DocumentsOf } from '@/features/documents/components/documents-of';
import { listDocumentsOf } from '@/features/documents/queries/documents';
import { OutcomePage } from '@/features/outcomes/components/outcome-page';
import { ActsOfTwo } from '@/features/proposals/components/acts-of-two';
import { listAdoptionsOfTwo } from '@/features/proposals/queries/confirmed';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => {
    const outcome = await shownOutcome(me, conference, number);
    return [outcomeName(outcome, locale, say)];
  },
);

export default async function Page({ params }: Props) {
  const { me, conference, number } = await openPage(params);
  const outcome = await shownOutcome(me, conference, number);
  const [history, documents, acts] = await Promise.all([
    historyOf(me, conference, { entity: 'outcome', id: outcome.id, zoneNamed: true }),
    listDocumentsOf(me, conference.id, { outcomeId: outcome.id }),
    listAdoptionsOfTwo(me, conference.id, outcome.id),
  ]);
  return (
    <OutcomePage
      conference={conference}
      outcome={outcome}
      documents={<DocumentsOf conference={conference} documents={documents} />}
      ofTwo={<ActsOfTwo acts={acts} timeZone={conference.timeZone} />}
      history={history}
    />
  );
}
