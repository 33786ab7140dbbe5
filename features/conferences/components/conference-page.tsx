import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/form/button';
import { Link } from '@/components/link';
import { Facts } from '@/components/page/facts';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { TagWord } from '@/components/page/tag-word';
import { pick } from '@/domain/local-text';
import type { BallotLine } from '@/features/ballots/queries/ballot';
import { day, listing, number, zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { isRegion } from '../input';
import type { ConferenceFacts } from '../queries';
import { type Glance, WITHOUT_VOTE } from '../queries/public';
import { AgendaGlance } from './agenda-glance';
import { BallotsGlance } from './ballots-glance';
import { meetingTimes, whenOf, whereOf } from './when-and-where';

type Props = {
  conference: ConferenceFacts;
  glance: Glance;
  ballots: BallotLine[];
  communique: { title: string; href: string } | null;
  /** the register of outcomes, drawn by its own area */
  outcomes: ReactNode;
};

/** A conference as the public reads it: facts, agenda, outcomes, communiqué, results. */
export async function ConferencePage({ conference, glance, ballots, communique, outcomes }: Props) {
  const [t, locale] = await Promise.all([getTranslations('conferences'), readerLocale()]);
  const { slug, symbol, title, summary, closedAt, timeZone, ordinal, region } = conference;
  const say = sayIn(locale);
  const here = `/${locale}/${slug}`;
  const unknown = t('toBeAnnounced');
  const when = whenOf(conference, locale);
  const where = whereOf(conference, locale);
  const sessions = glance.agenda?.sessions ?? [];
  const agendaTimes = [sessions[0]?.startsAt, sessions.at(-1)?.endsAt].flatMap((at) =>
    at ? [new Date(at)] : [],
  );
  const { member: delegations = 0, ...others } = glance.present;
  const withoutVote = WITHOUT_VOTE.flatMap((kind) => {
    const count = others[kind] ?? 0;
    return count > 0 ? [t(`withoutVote.${kind}`, { count })] : [];
  });
  return (
    <Main>
      <PageHeading
        title={pick(title, locale)}
        reference={symbol}
        tags={
          closedAt ? (
            <TagWord mark="lock">{t('state.closedOn', { day: day(closedAt, locale, timeZone) })}</TagWord>
          ) : (
            <TagWord mark="clock">{t(conference.startsOn ? 'state.open' : 'state.announced')}</TagWord>
          )
        }
        lead={summary && pick(summary, locale)}
      />
      <Facts
        columns={3}
        items={[
          { term: t('facts.dates'), detail: when ?? (where ? t('datesNotGiven') : unknown) },
          { term: t('facts.place'), detail: where ?? unknown },
          { term: t('facts.timeZone'), detail: zone(timeZone, ...meetingTimes(conference)) },
          { term: t('facts.region'), detail: isRegion(region) ? t(`region.${region}`) : region },
          ...(ordinal ? [{ term: t('facts.ordinal'), detail: number(ordinal, locale) }] : []),
          ...(glance.members > 0
            ? [{ term: t('facts.members'), detail: number(glance.members, locale) }]
            : []),
          ...(delegations > 0 ? [{ term: t('facts.delegations'), detail: number(delegations, locale) }] : []),
          ...(withoutVote.length > 0
            ? [{ term: t('facts.withoutVote'), detail: listing(withoutVote, locale) }]
            : []),
        ]}
      />
      <Section
        title={t('glance.outcomes')}
        id="outcomes"
        actions={<More href={`${here}/outcomes`}>{t('glance.allOutcomes')}</More>}
      >
        {outcomes}
      </Section>
      {communique && (
        <Section title={t('glance.communique')} id="communique">
          <p className="measure mb-3">{communique.title}</p>
          <ButtonLink href={communique.href} variant="secondary">
            {t('glance.readCommunique')}
          </ButtonLink>
        </Section>
      )}
      <Section
        title={t('glance.ballots')}
        id="ballots"
        actions={
          <span className="flex flex-wrap gap-x-6">
            {ballots.some(({ result }) => result) && (
              <More href={`${here}/countries`}>{say('ballots.matrix.link')}</More>
            )}
            <More href={`${here}/ballots`}>{t('glance.allBallots')}</More>
          </span>
        }
      >
        <BallotsGlance conference={conference} ballots={ballots} />
      </Section>
      <Section
        title={t('glance.agenda')}
        id="agenda"
        lead={sessions.length > 0 ? t('glance.agendaLead', { zone: zone(timeZone, ...agendaTimes) }) : ''}
        actions={<More href={`${here}/agenda`}>{t('glance.wholeAgenda')}</More>}
      >
        <AgendaGlance conference={conference} agenda={glance.agenda} />
      </Section>
    </Main>
  );
}

function More({ href, children }: { href: string; children: string }) {
  return <Link href={href}>{children}</Link>;
}
