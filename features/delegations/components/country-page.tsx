import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { TagWord } from '@/components/page/tag-word';
import type { Locale, LocalText } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { countryName, formalTitle } from '@/platform/i18n/country-names';
import { inOrder } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import type { CountryFacts } from '../queries/countries';

type Props = {
  conference: { id: string; slug: string; title: LocalText; originalLanguage: Locale };
  country: CountryFacts;
  /** how it voted, what it accepted with a reservation, and what it stated, drawn by their own areas */
  votes: ReactNode;
  reservations: ReactNode;
  statements: ReactNode;
};

/** A country in a conference, for everyone: as what it takes part, how it voted, its reservations and statements. */
export async function CountryPage({ conference, country, votes, reservations, statements }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const name = countryName(country.code, locale);
  const say = sayIn(locale);
  const all = say('ballots.matrix.title');
  const kinds = country.kinds
    .filter((kind) => kind !== 'memberInRegion')
    .map((kind) => t(`kind.${kind}`))
    .sort(inOrder(locale));
  const part = [
    t(country.isMember ? 'country.member' : 'country.withoutVote'),
    ...(country.kinds.length === 0 ? [say('decision.excluded.noDelegation')] : kinds),
  ];
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, 'ballot:*', 'outcome:*')} />
      <Breadcrumbs
        label={all}
        items={[{ label: all, href: `/${locale}/${conference.slug}/countries` }, { label: name }]}
      />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={name}
        lead={[formalTitle(country.code, locale) ?? [], part].flat().join(' · ')}
        tags={country.mine && <TagWord mark="person">{say('ballots.matrix.mine')}</TagWord>}
      />
      {votes}
      {reservations}
      {statements}
    </Main>
  );
}
