import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { ListLinks } from '@/components/page/list-links';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { Tabs } from '@/components/page/tabs';
import {
  DELEGATION_VIEWS,
  type DelegationSelection,
  delegationsAddress,
  delegationsQuery,
  personsView,
  viewCounts,
} from '@/domain/delegation-views';
import type { Locale, LocalText } from '@/domain/local-text';
import { type PersonSelection, personsAddress, personsQuery } from '@/domain/person-views';
import { watching } from '@/domain/topics';
import { ofCountry } from '@/platform/i18n/countries-in-words';
import { countryName, countrySortKey } from '@/platform/i18n/country-names';
import { number, sorted } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { LatestCredentials, LatestDecision } from '../queries/latest';
import type { DelegationLine, WithdrawnDelegation } from '../queries/lines';
import { PAGE, type PeoplePage } from '../queries/listed-people';
import { senderName } from '../queries/places';
import { CredentialsSeveral } from './credentials-several';
import { DecideSeveral } from './decide-several';
import { DelegationList } from './delegation-list';
import { delegationsShown } from './delegations-shown';
import { Pages } from './pages';
import { choicesOf, decidable, PeopleList } from './people-list';
import { SearchForm } from './search-form';
import { LatestCredentialsDecided, LatestDecided } from './take-back';

type Props = {
  conference: {
    id: string;
    slug: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
    closedAt: Date | null;
    confirmationDue: Date | null;
  };
  delegations: DelegationLine[];
  withdrawn: WithdrawnDelegation[];
  uninvited: string[];
  selection: DelegationSelection;
  page: number;
  /** the persons of a view of persons, as they were asked for */
  persons: {
    selection: PersonSelection;
    people: PeoplePage;
    mayDecide: boolean;
    /** what the reader decided just now */
    latest: LatestDecision;
  } | null;
  mayInvite: boolean;
  mayDecideCredentials: boolean;
  /** the credentials that the reader decided just now */
  latest: LatestCredentials;
};

/** Every delegation of a conference, and who is missing. */
export async function DelegationsPage(props: Props) {
  const { conference, delegations, withdrawn, uninvited, selection, persons, mayInvite } = props;
  const { view: shown, question } = selection;
  const [t, imports, reports, locale] = await Promise.all([
    getTranslations('delegations'),
    getTranslations('imports'),
    getTranslations('credentials'),
    readerLocale(),
  ]);
  const here = `/${locale}/${conference.slug}`;
  const counts = viewCounts(delegations, uninvited.length, conference);
  const tabs = DELEGATION_VIEWS.filter((view) => view === 'all' || view === shown || counts[view] > 0).map(
    (view) => ({
      view,
      label: t(`list.show.${view}`),
      href: delegationsAddress(here, { view }),
      current: view === shown,
      count: number(counts[view], locale),
    }),
  );
  const rows = delegationsShown(delegations, selection, locale);
  const page = Math.min(props.page, Math.max(1, Math.ceil(rows.length / PAGE)));
  const listed = rows.slice((page - 1) * PAGE, page * PAGE);
  const list = (
    <DelegationList
      here={here}
      delegations={listed}
      selection={selection}
      address={(order) => delegationsAddress(here, { ...selection, order })}
      choosing={props.mayDecideCredentials}
    />
  );
  return (
    <Main>
      <LiveRefresh what={watching(conference.id)} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('list.title')}
        lead={t('list.lead')}
        actions={
          <>
            {mayInvite && <ButtonLink href={`${here}/delegations/invite`}>{t('list.invite')}</ButtonLink>}
            {mayInvite && (
              <ButtonLink variant="secondary" href={`${here}/imports`}>
                {imports('title')}
              </ButtonLink>
            )}
            {!conference.closedAt && (
              <ButtonLink variant="secondary" href={`${here}/check-in`}>
                {t('door.title')}
              </ButtonLink>
            )}
            <ButtonLink variant="secondary" href={`${here}/credentials`}>
              {reports('title')}
            </ButtonLink>
            <ButtonLink variant="secondary" download href={`${here}/delegations/participants.pdf`}>
              {t('participants.pdf')}
            </ButtonLink>
          </>
        }
      />
      <Tabs
        label={t('list.filters')}
        items={tabs.filter(({ view }) => !personsView(view))}
        others={tabs.filter(({ view }) => personsView(view))}
      />
      <SearchForm
        all={
          persons
            ? personsAddress(here, { ...persons.selection, question: '' })
            : delegationsAddress(here, { ...selection, question: '' })
        }
        question={question}
        label={t(persons ? 'list.searchPerson' : 'list.searchDelegation')}
      />
      <ListLinks
        label={sayIn(locale)('sheets.download')}
        address={`${here}/lists/${persons ? 'persons' : 'delegations'}`}
        query={persons ? personsQuery(persons.selection) : delegationsQuery(selection)}
      />
      {persons ? (
        <Persons slug={conference.slug} here={here} timeZone={conference.timeZone} persons={persons} />
      ) : (
        <>
          {rows.length === 0 && (
            <EmptyState text={t(delegations.length === 0 ? 'list.empty' : 'list.emptyShown')} />
          )}
          {rows.length > 0 &&
            (props.mayDecideCredentials ? (
              <CredentialsSeveral slug={conference.slug} delegations={listed}>
                {list}
              </CredentialsSeveral>
            ) : (
              list
            ))}
          <LatestCredentialsDecided
            slug={conference.slug}
            timeZone={conference.timeZone}
            latest={props.latest}
          />
          <Pages
            total={rows.length}
            size={PAGE}
            page={page}
            address={(to) => delegationsAddress(here, { ...selection, page: to })}
          />
          {withdrawn.length > 0 && !question && shown === 'all' && (
            <Section title={t('leave.list', { count: withdrawn.length })} id="withdrawn">
              <ul>
                {withdrawn.map((one) => (
                  <li key={one.id} className="py-1">
                    <Link href={`${here}/delegations/${one.id}`}>{senderName(one, locale)}</Link>
                  </li>
                ))}
              </ul>
            </Section>
          )}
          {uninvited.length > 0 && !question && (shown === 'all' || shown === 'noNomination') && (
            <Uninvited here={here} countries={uninvited} locale={locale} mayInvite={mayInvite} />
          )}
        </>
      )}
    </Main>
  );
}

type PersonsProps = {
  slug: string;
  here: string;
  timeZone: string;
  persons: NonNullable<Props['persons']>;
};

/** The persons of a view, who can be decided on where the reader may. */
async function Persons({ slug, here, timeZone, persons }: PersonsProps) {
  const t = await getTranslations('delegations.list');
  const { selection, people, mayDecide, latest } = persons;
  return (
    <>
      <DecideSeveral slug={slug} rows={mayDecide ? choicesOf(people, decidable) : []} beside>
        <PeopleList
          here={here}
          timeZone={timeZone}
          people={people}
          selection={selection}
          address={(order, to) => personsAddress(here, { ...selection, order }, to)}
          empty={t('emptyPeople')}
          choosing={mayDecide ? decidable : undefined}
        />
      </DecideSeveral>
      <LatestDecided slug={slug} timeZone={timeZone} latest={latest} />
    </>
  );
}

type UninvitedProps = { here: string; countries: string[]; locale: string; mayInvite: boolean };

async function Uninvited({ here, countries, locale, mayInvite }: UninvitedProps) {
  const t = await getTranslations('delegations.list');
  const named = sorted(countries, locale, (code) => countrySortKey(code, locale)).map((code) => ({
    code,
    name: countryName(code, locale),
  }));
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
