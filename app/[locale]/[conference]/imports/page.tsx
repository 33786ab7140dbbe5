import { openPage, titled } from '@/app/open-page';
import { shownDelegation } from '@/app/shown';
import { ImportsPage } from '@/features/delegations/components/imports-page';
import { listImports } from '@/features/delegations/queries/imports';
import { senderName } from '@/features/delegations/queries/places';
import { orNotFound } from '@/platform/page';

type Props = {
  params: Promise<{ conference: string }>;
  searchParams: Promise<Record<'delegation', string | string[] | undefined>>;
};

export const generateMetadata = titled('imports.title', 'delegations.list.title');

export default async function Page({ params, searchParams }: Props) {
  const { me, conference, locale } = await openPage(params);
  const { delegation: wanted } = await searchParams;
  const delegation = typeof wanted === 'string' ? await shownDelegation(me, conference, wanted) : null;
  const imports = await orNotFound(listImports(me, conference.id, delegation?.id ?? null));
  return (
    <ImportsPage
      conference={conference}
      imports={imports}
      delegation={delegation && { id: delegation.id, name: senderName(delegation, locale) }}
    />
  );
}
