import { openPage, titled } from '@/app/open-page';
import type { AddressQuery } from '@/domain/address-query';
import { outcomesView } from '@/domain/outcomes-view';
import { can } from '@/domain/permissions';
import { AdmissionForm } from '@/features/outcomes/components/admission-form';
import { OutcomesPage } from '@/features/outcomes/components/outcomes-page';
import { listOutcomes } from '@/features/outcomes/queries';
import { spokenFor } from '@/features/outcomes/queries/sponsors';
import { listAdmissible } from '@/features/outcomes/queries/submitting';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<AddressQuery>;
};

export const generateMetadata = titled('outcomes.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference } = await openPage(params);
  const [outcomes, mayPropose] = [
    await listOutcomes(me, conference.id),
    can(me, 'outcome.propose', { conferenceId: conference.id }),
  ];
  const admissible = await listAdmissible(me, conference);
  return (
    <OutcomesPage
      conference={conference}
      outcomes={outcomes}
      mayPropose={mayPropose}
      maySubmit={!conference.closedAt && spokenFor(me, conference.id).length > 0}
      view={outcomesView(await searchParams)}
      admission={<AdmissionForm conference={conference} admissible={admissible} />}
    />
  );
}
