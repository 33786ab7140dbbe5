import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { ByOffice } from '@/components/page/by-office';
import type { SummaryRow } from '@/components/page/summary-list';
import { Time } from '@/components/page/time';
import { type Locale, pick } from '@/domain/local-text';
import { CHOSEN_ACTS } from '@/domain/second-person';
import { BALLOT_PROCEDURES } from '@/domain/voting';
import { namedAs } from '@/features/accounts/queries/colleagues';
import { instantOf, listing, moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { ProposalWhole } from '../queries/proposals';

export type ProposalConference = {
  id: string;
  slug: string;
  timeZone: string;
  originalLanguage: Locale;
};

/** What was proposed, by whom, until when it can be confirmed, and how it ended. */
export async function factsOf(
  { slug, timeZone, originalLanguage }: ProposalConference,
  proposal: ProposalWhole,
): Promise<SummaryRow[]> {
  const [t, locale] = await Promise.all([getTranslations('proposals'), readerLocale()]);
  const say = sayIn(locale);
  const { subject, path, state, author, proposedAs, proposedAt, lapsesAt } = proposal;
  const { decider, decidedAs, decidedAt, reason } = proposal;
  const time = (at: Date) => <Time iso={at.toISOString()}>{moment(at, locale, timeZone)}</Time>;
  const person = (name: string, office: NonNullable<typeof decidedAs>) => (
    <ByOffice by={namedAs(locale, name, say(`accounts.role.${office}`))} />
  );
  return [
    { key: t('page.state'), value: t(`state.${state}`) },
    {
      key: t('about'),
      value: (
        <>
          <bdi>{pick(subject, locale, originalLanguage)}</bdi>
          {state === 'open' && (
            <>
              {' · '}
              <Link href={`/${locale}/${slug}${path}`}>{t('page.look')}</Link>
            </>
          )}
        </>
      ),
    },
    ...(await sentRows(proposal, timeZone)),
    { key: t('page.proposedBy'), value: person(author, proposedAs) },
    { key: t('page.proposedAt'), value: time(proposedAt) },
    { key: t('lapses'), value: time(lapsesAt) },
    ...(decider && decidedAs && decidedAt
      ? [
          { key: t('page.decidedBy'), value: person(decider, decidedAs) },
          { key: t('page.decidedAt'), value: time(decidedAt) },
        ]
      : []),
    ...(reason ? [{ key: t('page.rejectedFor'), value: <bdi>{reason}</bdi> }] : []),
  ];
}

/** What the form of the act said, as far as a reader decides by it; the rest is versions of what was looked at. */
async function sentRows({ act, input }: ProposalWhole, timeZone: string): Promise<SummaryRow[]> {
  const [t, locale] = await Promise.all([getTranslations('proposals'), readerLocale()]);
  const text = (name: string) => (typeof input[name] === 'string' ? String(input[name]) : null);
  const time = (local: string) => moment(instantOf(local, timeZone), locale, timeZone);
  const procedure = BALLOT_PROCEDURES.find((one) => one === input.procedure);
  const [opensAt, closesAt, reason] = [text('opensAt'), text('closesAt'), text('reason')];
  const rows: (SummaryRow | false)[] = [
    procedure !== undefined && {
      key: t('page.procedure'),
      value: sayIn(locale)(`ballots.procedure.${procedure}`),
    },
    act === 'openBallot' && { key: t('page.opensAt'), value: opensAt ? time(opensAt) : t('page.atOnce') },
    closesAt !== null && { key: t('page.closesAt'), value: time(closesAt) },
    reason !== null && { key: t('reason'), value: <bdi>{reason}</bdi> },
  ];
  if (act === 'setSecondPerson') {
    const chosen = CHOSEN_ACTS.filter((one) => (input.acts as string[]).includes(one));
    const words = chosen.map((one) => t(`act.${one}`));
    rows.push(
      { key: t('page.acts'), value: words.length > 0 ? listing(words, locale) : t('page.noActs') },
      { key: t('page.hours'), value: t('page.hoursValue', { hours: Number(input.hours) }) },
    );
  }
  return rows.filter((row) => row !== false);
}
