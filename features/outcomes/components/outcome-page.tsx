import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ButtonLink, ButtonRow } from '@/components/form/button';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { Section } from '@/components/page/section';
import { type Locale, type LocalText, pick } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { titleFor } from '@/domain/wording';
import { inFull } from '@/platform/i18n/because';
import { day, inOrder, listing, withCommas } from '@/platform/i18n/format';
import { nameOfOutcome } from '@/platform/i18n/outcome-name';
import { readerLocale } from '@/platform/i18n/reader';
import { markedIn } from '@/platform/i18n/shown-text';
import type { OutcomeWhole } from '../queries';
import { translationIn } from '../queries/beside';
import { decisionOf } from '../queries/hands';
import { ConsensusCalls } from './consensus-calls';
import { CorrectReservations } from './correct-reservation';
import { CorrigendumForm } from './corrigenda';
import { EndForms, EndNotice } from './ending';
import { ShowsOfHands } from './hands';
import { type LaterStep, OutcomePath } from './outcome-path';
import { OutcomeText } from './outcome-text';
import { RecallForm } from './recall-form';
import { Sponsors } from './sponsors';
import { PendingLink, StateTag } from './state-tag';
import { EarlierTranslations, TranslateLinks, TranslationMark } from './translations';

type Props = {
  conference: {
    id: string;
    slug: string;
    symbol: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
  };
  outcome: OutcomeWhole;
  /** how many amendments are open; null where it is not tabled */
  openAmendments?: number | null;
  /** the documents that belong to it, drawn by their own area */
  documents?: ReactNode;
  /** what has become of it, drawn by its own area, and that as a step of its path */
  forwarding?: ReactNode;
  implementation?: ReactNode;
  later?: readonly LaterStep[];
  /** what two persons did with it, drawn by their own area */
  ofTwo?: ReactNode;
  /** what is on record about it, for who may read that */
  history?: ReactNode;
};

/** One outcome as a document: what it is, its text, reservations, and the path from note to vote. */
export async function OutcomePage(props: Props) {
  const [t, locale] = await Promise.all([getTranslations('outcomes'), readerLocale()]);
  const {
    conference,
    outcome,
    openAmendments,
    documents,
    forwarding,
    implementation,
    later,
    ofTwo,
    history,
  } = props;
  const here = `/${locale}/${conference.slug}`;
  const what = [
    nameOfOutcome(outcome, locale),
    ...(outcome.doubt ? [] : [t(`kind.${outcome.kind}`)]),
    ...(outcome.strength && !outcome.doubt ? [t(`strength.${outcome.strength}`)] : []),
  ];
  const how = outcome.adoptedAt &&
    outcome.adoptionMethod && [
      t(`method.${outcome.adoptionMethod}`),
      day(outcome.adoptedAt, locale, conference.timeZone),
    ];
  const decided = !outcome.doubt && (outcome.adoptedAt ?? outcome.notAdoptedAt);
  const decision = decided ? decisionOf(outcome) : null;
  const title = titleFor(
    outcome.title,
    { reader: locale, original: outcome.originalLanguage },
    translationIn(outcome, locale),
  );
  const decides = outcome.may.edit && (outcome.may.adopt || outcome.may.leaveOpen);
  const topics = outcome.topics
    .map((topic) => pick(topic, locale, conference.originalLanguage))
    .sort(inOrder(locale));
  return (
    <Main width="text">
      <LiveRefresh what={watching(conference.id, `outcome:${outcome.id}`)} />
      <div className="mb-8 max-w-[52rem]">
        <p className="mb-1.5 text-dense text-muted">{what.join(' · ')}</p>
        <h1 className="font-serif">
          {outcome.doubt ? (
            t('number', { number: outcome.number })
          ) : (
            <InLanguage {...markedIn(title.text, title.language, locale)} />
          )}
        </h1>
        {title.isTranslation && <TranslationMark outcome={outcome} timeZone={conference.timeZone} />}
        <p className="mt-3 flex flex-wrap items-baseline gap-x-3 text-muted">
          <StateTag outcome={outcome} weight="strong" />
          <PendingLink outcome={outcome} here={here} />
          {typeof openAmendments === 'number' && (
            <Link href={`${here}/outcomes/${outcome.number}/amendments`}>
              {t('amendments.openCount', { count: openAmendments })}
            </Link>
          )}
          {how && <span>{withCommas(how, locale)}</span>}
          {outcome.isTitleCorrected && !outcome.doubt && (
            <Link href="#corrigenda">{t('corrigendum.titleCorrected')}</Link>
          )}
        </p>
        {decision && (
          <p className="measure mt-1 font-serif text-document">
            {inFull(locale, decision.explanation)}{' '}
            {decision.ballot ? (
              <Link href={`${here}/ballots/${decision.ballot.number}`} className="font-sans text-body">
                {t(decision.ballot.procedure === 'silence' ? 'step.silence' : 'step.ballot', {
                  number: decision.ballot.number,
                })}
              </Link>
            ) : (
              decision.hands && (
                <Link href="#hands" className="font-sans text-body">
                  {t('step.hands', { number: decision.hands.number })}
                </Link>
              )
            )}
          </p>
        )}
        {topics.length > 0 && (
          <p className="text-dense text-muted">
            {t('topics')}: {listing(topics, locale)}
          </p>
        )}
      </div>
      {(outcome.may.edit || outcome.may.openBallot || outcome.tabled || outcome.may.table) && (
        <ButtonRow>
          {decides && (
            <ButtonLink href={`${here}/outcomes/${outcome.number}/edit#decide`}>{t('toDecide')}</ButtonLink>
          )}
          {outcome.may.edit && (
            <ButtonLink
              variant={decides ? 'secondary' : 'primary'}
              href={`${here}/outcomes/${outcome.number}/edit`}
            >
              {t('edit')}
            </ButtonLink>
          )}
          {(outcome.tabled || outcome.may.table) && (
            <ButtonLink variant="secondary" href={`${here}/outcomes/${outcome.number}/amendments`}>
              {t(outcome.tabled ? 'amendments.title' : 'amendments.table.title')}
            </ButtonLink>
          )}
          {outcome.may.openBallot && (
            <ButtonLink href={`${here}/ballots/open?outcome=${outcome.number}`}>{t('openBallot')}</ButtonLink>
          )}
        </ButtonRow>
      )}
      <EndNotice outcome={outcome} here={here} timeZone={conference.timeZone} />
      {outcome.recallableUntil && (
        <RecallForm conference={conference} outcome={outcome} until={outcome.recallableUntil} />
      )}
      <Section title={t('text')} id="text">
        <OutcomeText outcome={outcome} slug={conference.slug} timeZone={conference.timeZone} />
        <TranslateLinks outcome={outcome} here={here} />
      </Section>
      <Sponsors outcome={outcome} slug={conference.slug} timeZone={conference.timeZone} />
      <EarlierTranslations outcome={outcome} timeZone={conference.timeZone} />
      <ConsensusCalls outcome={outcome} timeZone={conference.timeZone} />
      <ShowsOfHands outcome={outcome} slug={conference.slug} timeZone={conference.timeZone} />
      {documents}
      {forwarding}
      {implementation}
      <OutcomePath outcome={outcome} slug={conference.slug} timeZone={conference.timeZone} later={later} />
      {ofTwo}
      <CorrectReservations slug={conference.slug} outcome={outcome} />
      <CorrigendumForm slug={conference.slug} outcome={outcome} />
      <EndForms slug={conference.slug} outcome={outcome} />
      {history}
    </Main>
  );
}
