import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { Tabs } from '@/components/page/tabs';
import { type LocalText, pick } from '@/domain/local-text';
import type { RegistrationStatus } from '@/domain/registration';
import { watching } from '@/domain/topics';
import { ofCountry } from '@/platform/i18n/countries-in-words';
import { countryName, inOrder, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { DelegationLine } from '../queries/delegations';
import { PAGE, type PeoplePage } from '../queries/people';
import { senderName } from '../queries/places';
import { DelegationList } from './delegation-list';
import { Pages } from './pages';
import { PeopleList } from './people-list';

/** What the list can be narrowed to: three views of delegations, four of persons. */
export const SHOWN = [
  'all',
  'noNomination',
  'credentials',
  'notSubmitted',
  'submitted',
  'returned',
  'accepted',
] as const;
export type Shown = (typeof SHOWN)[number];

/** The states of the persons that a view lists; undefined for a view of delegations. */
export const STATUSES: Partial<Record<Shown, readonly RegistrationStatus[]>> = {
  notSubmitted: ['nominated', 'started'],
  submitted: ['submitted'],
  returned: ['returned'],
  accepted: ['accepted'],
};

type Props = {
  conference: { id: string; slug: string; title: LocalText; timeZone: string };
  delegations: DelegationLine[];
  uninvited: string[];
  shown: Shown;
  page: number;
  people: PeoplePage | null;
  mayInvite: boolean;
};

const without = (row: DelegationLine) => row.nominated === 0;
/** An instrument that has arrived and is not decided on. */
const undecided = ({ credentialsStatus: status }: DelegationLine) =>
  status === 'submitted' || status === 'provisional';

/** Every delegation of a conference, and who is missing. */
export async function DelegationsPage(props: Props) {
  const { conference, delegations, uninvited, shown, people, mayInvite } = props;
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const address = (view: Shown, page = 1) => {
    const query = new URLSearchParams();
    if (view !== 'all') query.set('show', view);
    if (page > 1) query.set('page', String(page));
    return `${here}/delegations${query.size > 0 ? `?${query}` : ''}`;
  };
  const sum = (key: 'notSubmitted' | 'submitted' | 'returned' | 'accepted') =>
    delegations.reduce((total, row) => total + row[key], 0);
  const counts: Record<Shown, number> = {
    all: delegations.length,
    noNomination: delegations.filter(without).length + uninvited.length,
    credentials: delegations.filter(undecided).length,
    notSubmitted: sum('notSubmitted'),
    submitted: sum('submitted'),
    returned: sum('returned'),
    accepted: sum('accepted'),
  };
  const rows = delegations
    .filter(shown === 'credentials' ? undecided : shown === 'all' ? () => true : without)
    .sort((a, b) => inOrder(locale)(senderName(a, locale), senderName(b, locale)));
  const page = Math.min(props.page, Math.max(1, Math.ceil(rows.length / PAGE)));
  return (
    <Main>
      <LiveRefresh what={watching(conference.id)} />
      <PageHeading
        kicker={pick(conference.title, locale)}
        title={t('list.title')}
        lead={t('list.lead')}
        actions={mayInvite && <ButtonLink href={`${here}/delegations/invite`}>{t('list.invite')}</ButtonLink>}
      />
      <Tabs
        label={t('list.filters')}
        items={SHOWN.map((view) => ({
          label: t(`list.show.${view}`),
          href: address(view),
          current: view === shown,
          count: number(counts[view], locale),
        }))}
      />
      {people ? (
        <PeopleList
          here={here}
          timeZone={conference.timeZone}
          people={people}
          address={(to) => address(shown, to)}
          empty={t('list.emptyPeople')}
        />
      ) : (
        <>
          {delegations.length === 0 && <EmptyState text={t('list.empty')} />}
          {rows.length > 0 && (
            <DelegationList here={here} delegations={rows.slice((page - 1) * PAGE, page * PAGE)} />
          )}
          <Pages total={rows.length} size={PAGE} page={page} address={(to) => address(shown, to)} />
          {uninvited.length > 0 && shown !== 'credentials' && (
            <Uninvited here={here} countries={uninvited} locale={locale} mayInvite={mayInvite} />
          )}
        </>
      )}
    </Main>
  );
}

type UninvitedProps = { here: string; countries: string[]; locale: string; mayInvite: boolean };

async function Uninvited({ here, countries, locale, mayInvite }: UninvitedProps) {
  const t = await getTranslations('delegations.list');
  const named = countries
    .map((code) => ({ code, name: countryName(code, locale) }))
    .sort((a, b) => inOrder(locale)(a.name, b.name));
  return (
    <Section title={t('uninvited')} id="uninvited" lead={t('uninvitedLead', { count: countries.length })}>
      <ul className="columns-1 gap-8 sm:columns-2 lg:columns-3">
        {named.map(({ code, name }) => (
          <li key={code} className="py-1">
            {mayInvite ? (
              <Link href={`${here}/delegations/invite?country=${code}`}>
                {t('inviteCountry', { of: ofCountry(code, locale) })}
              </Link>
            ) : (
              name
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}
