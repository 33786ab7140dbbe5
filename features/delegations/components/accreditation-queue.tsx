import { getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/form/button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { InLanguage } from '@/components/page/in-language';
import { ListLinks } from '@/components/page/list-links';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Tabs } from '@/components/page/tabs';
import type { Locale, LocalText } from '@/domain/local-text';
import {
  accreditationAddress,
  PERSON_VIEWS,
  type PersonSelection,
  personsIn,
  personsQuery,
} from '@/domain/person-views';
import { watching } from '@/domain/topics';
import { number } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { LatestDecision } from '../queries/latest';
import type { PeoplePage } from '../queries/listed-people';
import { DecideSeveral } from './decide-several';
import { IssueBadges } from './issue-badges';
import { accredited, choicesOf, decidable, PeopleList } from './people-list';
import { SearchForm } from './search-form';
import { LatestDecided } from './take-back';

type Props = {
  conference: { id: string; slug: string; title: LocalText; originalLanguage: Locale; timeZone: string };
  selection: PersonSelection;
  people: PeoplePage;
  /** what the reader decided just now */
  latest: LatestDecision;
};

/** The registrations, those that wait for a decision first: narrowed, searched and ordered by the address. */
export async function AccreditationQueue({ conference, selection, people, latest }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const { view, question } = selection;
  const { counts } = people;
  // Of those who are accredited nothing is to be decided: they are given their badges.
  const [OfSeveral, choosing] = view === 'accepted' ? [IssueBadges, accredited] : [DecideSeveral, decidable];
  const nobody = question ? t('list.emptyShown') : t(view === 'submitted' ? 'acc.empty' : 'list.emptyPeople');
  return (
    <Main>
      <LiveRefresh what={watching(conference.id)} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('acc.title')}
        lead={t('acc.lead')}
        actions={
          <ButtonLink variant="secondary" href={`${here}/delegations?show=notSubmitted`}>
            {t('acc.toDelegations')}
          </ButtonLink>
        }
      />
      <Tabs
        label={t('list.filters')}
        items={PERSON_VIEWS.filter((one) => one === 'submitted' || one === view || counts[one] > 0).map(
          (one) => ({
            label: t(`list.show.${one}`),
            href: accreditationAddress(here, personsIn({ show: one, q: question })),
            current: one === view,
            count: number(counts[one], locale),
          }),
        )}
      />
      <SearchForm
        all={accreditationAddress(here, { ...selection, question: '' })}
        question={question}
        label={t('list.searchPerson')}
      />
      <OfSeveral slug={conference.slug} rows={choicesOf(people, choosing)}>
        <PeopleList
          here={here}
          timeZone={conference.timeZone}
          people={people}
          selection={selection}
          address={(order, page) => accreditationAddress(here, { view, question, order }, { page })}
          empty={nobody}
          choosing={choosing}
        />
      </OfSeveral>
      <LatestDecided slug={conference.slug} timeZone={conference.timeZone} latest={latest} />
      {people.total > 0 && (
        <ListLinks
          label={sayIn(locale)('sheets.download')}
          address={`${here}/lists/persons`}
          query={personsQuery(selection)}
        />
      )}
    </Main>
  );
}
