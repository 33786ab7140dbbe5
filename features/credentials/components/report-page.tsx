import { getTranslations } from 'next-intl/server';
import { Fragment } from 'react';
import { Link } from '@/components/link';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Facts } from '@/components/page/facts';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { Section } from '@/components/page/section';
import { commaOf, type LocalText } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { day, number as inDigits, moment } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { adoptionOf, stateGroups } from '../queries/report-words';
import type { CredentialsReport, RecordedAct } from '../queries/reports';
import { ReportForms, type SessionToChoose } from './report-forms';
import { ReportTag } from './report-tag';

type Props = {
  conference: ConferenceFacts;
  report: CredentialsReport;
  /** the sessions in which it can have been adopted, for whoever records that */
  sessions: readonly SessionToChoose[];
  mayWithdraw: boolean;
  mayAdopt: boolean;
};

/** One report on credentials as the plenary reads it, with what became of it. */
export async function ReportPage(props: Props) {
  const { conference, report } = props;
  const [t, delegations, locale] = await Promise.all([
    getTranslations('credentials'),
    getTranslations('delegations'),
    readerLocale(),
  ]);
  const { id, slug, timeZone } = conference;
  const here = `/${locale}/${slug}/credentials`;
  const { number, state, issuedAt, remarks } = report;
  const adoption = adoptionOf(report);
  return (
    <Main>
      <LiveRefresh what={watching(id, `conference:${id}`)} />
      <Breadcrumbs
        label={t('title')}
        items={[{ label: t('title'), href: here }, { label: t('numbered', { number }) }]}
      />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('numbered', { number })}
        lead={t('asAt', { time: moment(issuedAt, locale, timeZone) })}
      />
      <p className="flex flex-wrap items-baseline gap-x-6 gap-y-1">
        <ReportTag state={state} />
        <a className="inline-block py-0.5 print:hidden" href={`${here}/${number}/report.pdf`} download>
          {t('pdf')}
        </a>
        <a className="inline-block py-0.5 print:hidden" href={`${here}/${number}/report.docx`} download>
          {t('word')}
        </a>
      </p>
      {adoption && <Adoption conference={conference} adoption={adoption} />}
      {stateGroups(report.delegations, locale).map(({ status, count, kinds }) => (
        <Section
          key={status}
          id={status}
          title={t('group', { status: delegations(`credentials.${status}`), count })}
          lead={t(`meaning.${status}`)}
        >
          <Facts
            items={kinds.map(({ kind, named }) => ({
              term: `${delegations('participants.group', { kind })} (${inDigits(named.length, locale)})`,
              detail: named.map(({ name }, at) => (
                <Fragment key={name}>
                  {at > 0 && commaOf(locale)}
                  <bdi>{name}</bdi>
                </Fragment>
              )),
            }))}
          />
        </Section>
      ))}
      {remarks && (
        <Section title={t('remarks')} id="remarks">
          <Words text={remarks} conference={conference} />
        </Section>
      )}
      <Acts conference={conference} acts={report.acts} />
      <ReportForms {...props} />
      <p className="mt-8 print:hidden">
        <Link href={here}>{t('all')}</Link>
      </p>
    </Main>
  );
}

type WordsProps = { text: LocalText; conference: Pick<ConferenceFacts, 'originalLanguage'> };

async function Words({ text, conference }: WordsProps) {
  const locale = await readerLocale();
  return (
    <p className="measure whitespace-pre-line">
      <InLanguage {...shownText(text, locale, conference.originalLanguage)} />
    </p>
  );
}

type ActProps = { conference: ConferenceFacts; adoption: RecordedAct };

/** In which session it was adopted, and what was said there. */
async function Adoption({ conference, adoption: { session, remarks } }: ActProps) {
  const [t, locale] = await Promise.all([getTranslations('credentials'), readerLocale()]);
  if (!session) return null;
  return (
    <Section title={t('adoption')} id="adoption">
      <Facts
        items={[
          {
            term: t('session'),
            detail: <InLanguage {...shownText(session.title, locale, conference.originalLanguage)} />,
          },
          { term: t('day'), detail: day(session.startsAt, locale, conference.timeZone) },
        ]}
      />
      {remarks && (
        <div className="mt-3">
          <Words text={remarks} conference={conference} />
        </div>
      )}
    </Section>
  );
}

/** What was recorded of it, where more than one act was, or it was withdrawn: nothing of that is lost. */
async function Acts({ conference, acts }: { conference: ConferenceFacts; acts: readonly RecordedAct[] }) {
  const [t, locale] = await Promise.all([getTranslations('credentials'), readerLocale()]);
  if (!acts.some(({ reason }) => reason !== null)) return null;
  return (
    <Section title={t('acts')} id="acts">
      <ol>
        {acts.map(({ number, kind, reason, session, recordedAt }) => (
          <li key={number} className="border-b border-hairline py-2">
            <span className="font-semibold">{t(`act.${kind}`)}</span>
            <span className="block text-dense text-muted">
              {moment(recordedAt, locale, conference.timeZone)}
            </span>
            {session && <InLanguage {...shownText(session.title, locale, conference.originalLanguage)} />}
            {reason && <span className="measure block whitespace-pre-line">{reason}</span>}
          </li>
        ))}
      </ol>
    </Section>
  );
}
