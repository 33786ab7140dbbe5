import { getTranslations } from 'next-intl/server';
import { Button, ButtonLink } from '@/components/form/button';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { Tabs } from '@/components/page/tabs';
import {
  DELEGATION_VIEWS,
  type DelegationView,
  delegationsAddress,
  inOrderOf,
  inView,
  type OrderedBy,
  viewCounts,
} from '@/domain/delegation-views';
import { folded } from '@/domain/folding';
import { type LocalText, pick } from '@/domain/local-text';
import { MOST_ASKED } from '@/domain/search';
import { watching } from '@/domain/topics';
import { ofCountry } from '@/platform/i18n/countries-in-words';
import { countryName } from '@/platform/i18n/country-names';
import { inOrder, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { DelegationLine, WithdrawnDelegation } from '../queries/delegations';
import { PAGE, type PeoplePage } from '../queries/people';
import { senderName } from '../queries/places';
import { DelegationList } from './delegation-list';
import { Pages } from './pages';
import { PeopleList } from './people-list';

type Props = {
  conference: { id: string; slug: string; title: LocalText; timeZone: string };
  delegations: DelegationLine[];
  withdrawn: WithdrawnDelegation[];
  uninvited: string[];
  shown: DelegationView;
  question: string;
  order: OrderedBy;
  page: number;
  people: PeoplePage | null;
  mayInvite: boolean;
};

/** Every delegation of a conference, and who is missing. */
export async function DelegationsPage(props: Props) {
  const { conference, delegations, withdrawn, uninvited, shown, question, order, people, mayInvite } = props;
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const address = (view: DelegationView, page = 1) =>
    delegationsAddress(here, { view, question, order, page });
  const counts = viewCounts(delegations, uninvited.length);
  const wanted = folded(question);
  const byName = (a: DelegationLine, b: DelegationLine) =>
    inOrder(locale)(senderName(a, locale), senderName(b, locale));
  const rows = inView(delegations, shown)
    .filter((row) => folded(senderName(row, locale)).includes(wanted))
    .sort(inOrderOf(order, byName));
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
        items={DELEGATION_VIEWS.filter((view) => view === 'all' || view === shown || counts[view] > 0).map(
          (view) => ({
            label: t(`list.show.${view}`),
            href: delegationsAddress(here, { view }),
            current: view === shown,
            count: number(counts[view], locale),
          }),
        )}
      />
      <SearchForm here={here} shown={shown} question={question} ofPersons={people !== null} />
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
          {rows.length === 0 && (
            <EmptyState text={t(delegations.length === 0 ? 'list.empty' : 'list.emptyShown')} />
          )}
          {rows.length > 0 && (
            <DelegationList
              here={here}
              delegations={rows.slice((page - 1) * PAGE, page * PAGE)}
              order={order}
              address={(order) => delegationsAddress(here, { view: shown, question, order })}
            />
          )}
          <Pages total={rows.length} size={PAGE} page={page} address={(to) => address(shown, to)} />
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

type SearchProps = { here: string; shown: DelegationView; question: string; ofPersons: boolean };

/** Asks by its address, so it works without JavaScript, and the list can be handed on. */
async function SearchForm({ here, shown, question, ofPersons }: SearchProps) {
  const t = await getTranslations('delegations.list');
  return (
    <search>
      <form
        action={`${here}/delegations`}
        method="get"
        className="mb-4 flex flex-wrap items-end gap-x-4 gap-y-2 print:hidden"
      >
        {shown !== 'all' && <Hidden name="show" value={shown} />}
        <div className="min-w-0 flex-[0_1_20rem]">
          <Field
            key={question}
            name="q"
            type="search"
            label={t(ofPersons ? 'searchPerson' : 'searchDelegation')}
            defaultValue={question}
            maxLength={MOST_ASKED}
            width="full"
          />
        </div>
        <Button type="submit">{t('search')}</Button>
        {question && (
          <Link className="py-2" href={delegationsAddress(here, { view: shown })}>
            {t('searchAll')}
          </Link>
        )}
      </form>
    </search>
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
