import { getTranslations } from 'next-intl/server';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Facts } from '@/components/page/facts';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { countryAddress } from '@/domain/addresses';
import { type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { ofSender } from '@/platform/i18n/countries-in-words';
import { inOrder, listing, moment, withCommas } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { OutcomeWhole } from '../queries';
import { OutcomePath } from './outcome-path';
import { OutcomeText } from './outcome-text';
import { StateTag } from './state-tag';

type Props = {
  conference: { id: string; slug: string; symbol: string; title: LocalText; timeZone: string };
  outcome: OutcomeWhole;
};

/** One outcome as a document: what it is, its text, reservations, and the path from note to vote. */
export async function OutcomePage({ conference, outcome }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const say = sayIn(locale);
  const whose = pick(conference.title, locale);
  const withNumber = outcome.doubt ? whose : `${whose} · ${t('number', { number: outcome.number })}`;
  const facts = [
    ...(outcome.doubt ? [] : [{ term: t('kindLabel'), detail: t(`kind.${outcome.kind}`) }]),
    ...(outcome.strength && !outcome.doubt
      ? [{ term: t('strengthLabel'), detail: t(`strength.${outcome.strength}`) }]
      : []),
    { term: t('stateLabel'), detail: <StateTag state={outcome.state} /> },
    ...(outcome.adoptedAt && outcome.adoptionMethod
      ? [
          {
            term: t('methodLabel'),
            detail: withCommas(
              [t(`method.${outcome.adoptionMethod}`), moment(outcome.adoptedAt, locale, conference.timeZone)],
              locale,
            ),
          },
        ]
      : []),
    ...(outcome.topics.length > 0
      ? [
          {
            term: t('topics'),
            detail: listing(outcome.topics.map((x) => pick(x, locale)).sort(inOrder(locale)), locale),
          },
        ]
      : []),
    ...outcome.ballots
      .filter(({ declaredAt, doubted }) => declaredAt && !doubted)
      .map(({ number }) => ({
        term: say('ballots.number', { number }),
        detail: <Link href={`${here}/countries?ballot=${number}`}>{say('ballots.matrix.link')}</Link>,
      })),
  ];
  return (
    <Main width="document">
      <LiveRefresh what={watching(conference.id, `outcome:${outcome.id}`)} />
      <PageHeading
        kicker={withNumber}
        title={outcome.doubt ? t('number', { number: outcome.number }) : pick(outcome.title, locale)}
      />
      <Facts items={facts} columns={2} />
      {(outcome.may.edit || outcome.may.openBallot) && (
        <ButtonRow>
          {outcome.may.edit && (
            <ButtonLink href={`${here}/outcomes/${outcome.number}/edit`}>{t('edit')}</ButtonLink>
          )}
          {outcome.may.openBallot && (
            <ButtonLink href={`${here}/ballots/open?outcome=${outcome.number}`}>{t('openBallot')}</ButtonLink>
          )}
        </ButtonRow>
      )}
      <Section title={t('text')} id="text">
        <OutcomeText outcome={outcome} slug={conference.slug} />
      </Section>
      <Reservations outcome={outcome} title={t('reservations')} locale={locale} here={here} />
      <OutcomePath outcome={outcome} slug={conference.slug} timeZone={conference.timeZone} />
    </Main>
  );
}

async function Reservations({
  outcome,
  title,
  locale,
  here,
}: {
  outcome: OutcomeWhole;
  title: string;
  locale: string;
  here: string;
}) {
  if (outcome.reservations.length === 0) return null;
  const t = await getTranslations('outcomes');
  return (
    <Section title={title} id="reservations">
      <dl className="grid gap-4">
        {outcome.reservations.map((reservation) => (
          <div key={reservation.id}>
            <dt className="font-semibold">
              <Sender code={reservation.countryCode} here={here}>
                {t('reservationOf', { of: ofSender(reservation, locale) })}
              </Sender>
            </dt>
            <dd className="font-serif text-document" dir="auto">
              {reservation.text}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** A country leads to its page; an organization has none. */
function Sender({ code, here, children }: { code: string | null; here: string; children: string }) {
  return code ? <Link href={countryAddress(here, code)}>{children}</Link> : children;
}
