import { historyOf } from '@/app/history';
import { openPage, titledBy } from '@/app/open-page';
import { outcomeName, shownOutcome } from '@/app/shown';
import { can } from '@/domain/permissions';
import { DocumentsOf } from '@/features/documents/components/documents-of';
import { listDocumentsOf } from '@/features/documents/queries/documents';
import { ForwardingSection } from '@/features/implementation/components/forwarding-section';
import { forwardingStep } from '@/features/implementation/components/forwarding-step';
import { ImplementationSection } from '@/features/implementation/components/implementation-section';
import { implementationStep } from '@/features/implementation/components/implementation-step';
import { getFollowUp } from '@/features/implementation/queries/follow-up';
import { listForwardings } from '@/features/implementation/queries/forwarding';
import { debateSteps } from '@/features/outcomes/components/debate-steps';
import { OutcomePage } from '@/features/outcomes/components/outcome-page';
import { getDebate } from '@/features/outcomes/queries/debate';
import { ActsOfTwo } from '@/features/proposals/components/acts-of-two';
import { listAdoptionsOfTwo } from '@/features/proposals/queries/confirmed';
import { orNotFound } from '@/platform/page';

type Props = { params: Promise<{ conference: string; number: string }> };

export const generateMetadata = titledBy<Awaited<Props['params']>>(
  async ({ me, conference, locale, number }, say) => {
    const outcome = await shownOutcome(me, conference, number);
    return [outcomeName(outcome, locale, say)];
  },
);

export default async function Page({ params }: Props) {
  const { me, conference, locale, number } = await openPage(params);
  const outcome = await shownOutcome(me, conference, number);
  const here = `/${locale}/${conference.slug}/outcomes/${outcome.number}`;
  const isAdopted = outcome.state === 'adopted';
  const [debate, history, documents, acts, followUp, forwardings] = await Promise.all([
    outcome.tabled ? orNotFound(getDebate(me, conference.id, outcome)) : null,
    historyOf(me, conference, { entity: 'outcome', id: outcome.id, zoneNamed: true }),
    listDocumentsOf(me, conference.id, { outcomeId: outcome.id }),
    listAdoptionsOfTwo(me, conference.id, outcome.id),
    isAdopted ? getFollowUp(me, conference, outcome.id) : null,
    isAdopted ? listForwardings(me, { conferenceId: conference.id, outcomeId: outcome.id }) : [],
  ]);
  return (
    <OutcomePage
      conference={conference}
      outcome={outcome}
      openAmendments={debate?.amendments.filter(({ status }) => status === 'open').length}
      documents={<DocumentsOf conference={conference} documents={documents} />}
      implementation={
        <ImplementationSection
          conference={conference}
          number={outcome.number}
          followUp={followUp}
          mayOpen={isAdopted && can(me, 'followUp.open', { conferenceId: conference.id })}
        />
      }
      forwarding={
        <ForwardingSection
          conference={conference}
          number={outcome.number}
          acts={forwardings}
          mayForward={isAdopted && can(me, 'outcome.forward', { conferenceId: conference.id })}
        />
      }
      later={[
        ...(debate ? debateSteps(debate, { here, locale, timeZone: conference.timeZone }) : []),
        forwardingStep(forwardings, { conference, locale }),
        followUp && implementationStep(followUp, { conference, locale }),
      ].filter((step) => step !== null)}
      ofTwo={<ActsOfTwo acts={acts} timeZone={conference.timeZone} />}
      history={history}
    />
  );
}
