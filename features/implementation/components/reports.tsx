import { getTranslations } from 'next-intl/server';
import { Facts } from '@/components/page/facts';
import { Fold } from '@/components/page/fold';
import { MailAddress } from '@/components/page/mail-address';
import { dayAndClock } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { Report } from '../queries/reports';
import { dateInWords } from './dates';
import { ImplementationTag } from './implementation-tag';

type Props = { reports: readonly Report[]; timeZone: string };

/** What a country reported: the latest first, and those before it behind their title. */
export async function Reports({ reports, timeZone }: Props) {
  const t = await getTranslations('implementation.reports');
  const latest = reports.at(-1);
  if (!latest) return <p className="text-muted">{t('none')}</p>;
  const before = reports.slice(0, -1).reverse();
  return (
    <>
      <OneReport report={latest} timeZone={timeZone} />
      {before.length > 0 && (
        <Fold id="before" title={t('before', { count: before.length })} inset>
          {before.map((report) => (
            <div key={report.id} className="mb-8">
              <OneReport report={report} timeZone={timeZone} />
            </div>
          ))}
        </Fold>
      )}
    </>
  );
}

async function OneReport({ report, timeZone }: { report: Report; timeZone: string }) {
  const [t, locale] = await Promise.all([getTranslations('implementation.reports'), readerLocale()]);
  const { state, words, evidence, doneOn, letterOn, reportedAt, contact } = report;
  const time = dayAndClock(reportedAt, locale, timeZone);
  const items = [
    { term: t('state'), detail: <ImplementationTag state={state} /> },
    doneOn === null ? [] : { term: t('doneOn'), detail: dateInWords(doneOn, locale) },
    evidence === null ? [] : { term: t('evidence'), detail: <Evidence address={evidence} /> },
    contact === null ? [] : { term: t('contact'), detail: <Contact {...contact} /> },
    {
      term: t('made'),
      detail: letterOn ? t('byLetter', { date: dateInWords(letterOn, locale), time }) : time,
    },
  ].flat();
  return (
    <article id={`report-${report.number}`}>
      {words !== null && (
        <p className="measure mb-3 whitespace-pre-line font-serif text-document" dir="auto">
          {words}
        </p>
      )}
      <Facts items={items} />
    </article>
  );
}

/** It leads out of the house, to whatever a country named: nothing of ours goes along. */
const Evidence = ({ address }: { address: string }) => (
  <a href={address} rel="noreferrer nofollow" dir="ltr">
    {address}
  </a>
);

function Contact({ name, email }: NonNullable<Report['contact']>) {
  return (
    <>
      {name} {email && <MailAddress address={email} />}
    </>
  );
}
