import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { Path, type PathStep } from '@/components/page/path';
import { Section } from '@/components/page/section';
import { noteAnchor } from '@/domain/item-number';
import { pick } from '@/domain/local-text';
import { explainHands } from '@/domain/show-of-hands';
import { headline } from '@/platform/i18n/because';
import { ofCountry } from '@/platform/i18n/countries-in-words';
import { apart, dayAndClock, withCommas, zone } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import type { OutcomeWhole } from '../queries';
import type { OutcomeBallot } from '../queries/path';

/** What is drawn apart: the debate on the text, and what came after the decision, by its own area. */
export type LaterStep = PathStep & { at: Date };

type Props = { outcome: OutcomeWhole; slug: string; timeZone: string; later?: readonly LaterStep[] };

/** The whole way of an outcome: noted, drafted, left open, voted on, adopted or not. */
export async function OutcomePath({ outcome, slug, timeZone, later = [] }: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const say = sayIn(locale);
  const when = (at: Date) => dayAndClock(at, locale, timeZone);
  const timeOf = ({
    doubted,
    declaredAt,
    lapsedAt,
    cancelledAt,
    openedAt,
    opensAt,
    closesAt,
  }: OutcomeBallot) => {
    if (doubted) return t('state.doubted');
    if (lapsedAt) return t('step.ballotLapsed');
    if (cancelledAt) return t('step.ballotCancelled');
    if (declaredAt) return t('step.ballotDeclared', { time: when(declaredAt) });
    return openedAt
      ? t('step.ballotOpen', { time: when(closesAt) })
      : t('step.ballotScheduled', { time: when(opensAt) });
  };
  // In the order in which it happened; two of one instant as they follow here.
  const steps: (PathStep & { at: Date })[] = outcome.sources.map((source) => ({
    id: `noted-${source.sessionId}-${source.paragraphNumber}`,
    mark: 'note',
    title: t('step.noted', {
      number: itemLabel(source.paragraphNumber, locale),
      session: pick(source.sessionTitle, locale, outcome.originalLanguage),
    }),
    at: source.notedAt,
    time: when(source.notedAt),
    href: source.mayRead
      ? `/${locale}/${slug}/sessions/${source.sessionId}#${noteAnchor(source.paragraphNumber)}`
      : undefined,
  }));
  const { proposal, mergedFrom } = outcome.origin;
  const where = proposal?.session;
  steps.push({
    id: 'drafted',
    mark: 'proposal',
    title: outcome.submission
      ? t('step.submitted', { of: ofCountry(outcome.submission.main.countryCode, locale) })
      : t(proposal ? `step.proposed.${proposal.as}` : 'step.drafted'),
    detail: where && (
      <Link href={`/${locale}/${slug}/sessions/${where.id}`}>
        {t('step.inSession', { session: pick(where.title, locale, outcome.originalLanguage) })}
      </Link>
    ),
    at: outcome.createdAt,
    time: when(outcome.createdAt),
  });
  for (const from of mergedFrom) {
    steps.push({
      id: `merged-${from.number}`,
      mark: 'proposal',
      title: t('step.mergedFrom', {
        number: from.number,
        title: pick(from.title, locale, outcome.originalLanguage),
      }),
      at: from.at,
      time: when(from.at),
      href: `/${locale}/${slug}/outcomes/${from.number}`,
    });
  }
  if (outcome.leftOpenAt) {
    steps.push({
      id: 'open',
      mark: 'clock',
      title: t('step.leftOpen'),
      at: outcome.leftOpenAt,
      time: when(outcome.leftOpenAt),
    });
  }
  for (const ballot of outcome.ballots) {
    steps.push({
      id: `ballot-${ballot.number}`,
      mark: ballot.doubted ? 'warning' : 'vote',
      tone: ballot.doubted ? 'pending' : 'accent',
      state: ballot.declaredAt || ballot.lapsedAt || ballot.cancelledAt ? 'done' : 'current',
      title: t(ballot.procedure === 'silence' ? 'step.silence' : 'step.ballot', { number: ballot.number }),
      at: ballot.openedAt ?? ballot.opensAt,
      time: timeOf(ballot),
      detail: ballot.declaredAt && !ballot.doubted && (
        <Link href={`/${locale}/${slug}/countries?ballot=${ballot.number}`}>
          {say('ballots.matrix.link')}
        </Link>
      ),
      href: `/${locale}/${slug}/ballots/${ballot.number}`,
    });
  }
  for (const one of outcome.hands) {
    steps.push({
      id: `hands-${one.number}`,
      mark: 'vote',
      tone: 'accent',
      title: t('step.hands', { number: one.number }),
      detail: withCommas(
        [
          headline(locale, explainHands(one)),
          ...(one.standing === 'recalled' ? [t('step.handsRecalled')] : []),
        ],
        locale,
      ),
      at: one.at,
      time: when(one.at),
    });
  }
  for (const { number, openedAt, endedAs, recalled } of outcome.calls) {
    steps.push({
      id: `call-${number}`,
      mark: 'consensus',
      title: t('calls.step', { call: number }),
      detail: t(`calls.end.${recalled ? 'recalled' : (endedAs ?? 'open')}`),
      at: openedAt,
      time: when(openedAt),
    });
  }
  if (outcome.adoptedAt && outcome.adoptionMethod) {
    steps.push({
      id: 'adopted',
      mark: outcome.adoptionMethod === 'consensus' ? 'consensus' : 'check',
      tone: 'positive',
      title: t('step.adopted'),
      detail: withCommas(
        [...(outcome.symbol ? [apart(outcome.symbol, locale)] : []), t(`method.${outcome.adoptionMethod}`)],
        locale,
      ),
      at: outcome.adoptedAt,
      time: when(outcome.adoptedAt),
    });
  }
  if (outcome.notAdoptedAt) {
    steps.push({
      id: 'not-adopted',
      mark: 'cross',
      tone: 'negative',
      title: t('step.notAdopted'),
      at: outcome.notAdoptedAt,
      time: when(outcome.notAdoptedAt),
    });
  }
  if (outcome.ending) {
    const { as, at, into } = outcome.ending;
    steps.push({
      id: 'ended',
      mark: 'cross',
      title: t(`step.${as}`),
      detail: into && (
        <Link href={`/${locale}/${slug}/outcomes/${into.number}`}>
          {say('ballots.outcomeNumber', {
            number: into.number,
            title: pick(into.title, locale, outcome.originalLanguage),
          })}
        </Link>
      ),
      at,
      time: when(at),
    });
  }
  if (!outcome.doubt) steps.push(...later);
  const inOrder: PathStep[] = steps.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  // When it was adopted, if it was, the tables cannot say.
  if (outcome.doubt) {
    inOrder.push({ id: 'doubted', mark: 'warning', tone: 'pending', title: t('state.doubted') });
  }
  const ofBallots = outcome.ballots.flatMap(({ opensAt, closesAt, declaredAt }) => [
    opensAt,
    closesAt,
    declaredAt,
  ]);
  const times = [...steps.map(({ at }) => at), ...ofBallots].filter((at) => at !== null);
  const zoneOfAll = zone(timeZone, locale, ...times);
  return (
    <Section title={t('path')} id="path" lead={say('agenda.timesIn', { zone: zoneOfAll })}>
      <Path label={t('path')} steps={inOrder} />
    </Section>
  );
}
