import { getTranslations } from 'next-intl/server';
import { Facts } from '@/components/page/facts';
import { Fold } from '@/components/page/fold';
import { MailAddress } from '@/components/page/mail-address';
import { dayAndClock } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { Report } from '../queries/reports';
import { dateInWords } from './dates';
import { EvidenceLink } from './evidence-link';
import { ImplementationTag } from './implementation-tag';

/** `here`: the address of the page of the country. */
type Props = { reports: readonly Report[]; timeZone: string; here: string };

/** What a country reported: the latest first, and those before it behind their title. */
export async function Reports({ reports, ...rest }: Props) {
  const t = await getTranslations('implementation.reports');
  const latest = reports.at(-1);
  if (!latest) return <p className="text-muted">{t('none')}</p>;
  const before = reports.slice(0, -1).reverse();
  return (
    <>
      <OneReport report={latest} {...rest} />
      {before.length > 0 && (
        <Fold id="before" title={t('before', { count: before.length })} inset>
          {before.map((report) => (
            <div key={report.id} className="mb-8">
              <OneReport report={report} {...rest} />
            </div>
          ))}
        </Fold>
      )}
    </>
  );
}

async function OneReport({ report, timeZone, here }: Omit<Props, 'reports'> & { report: Report }) {
  const [t, locale] = await Promise.all([getTranslations('implementation.reports'), readerLocale()]);
  const { state, words, evidence, file, doneOn, letterOn, reportedAt, contact } = report;
  const time = dayAndClock(reportedAt, locale, timeZone);
  const items = [
    { term: t('state'), detail: <ImplementationTag state={state} /> },
    doneOn === null ? [] : { term: t('doneOn'), detail: dateInWords(doneOn, locale) },
    evidence === null && file === null
      ? []
      : { term: t('evidence'), detail: <Evidence report={report} here={here} /> },
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

/** A link leads out of the house, to whatever a country named: nothing of ours goes along. */
function Evidence({ report: { evidence, file, number }, here }: { report: Report; here: string }) {
  return (
    <>
      {evidence !== null && (
        <p>
          <a href={evidence} rel="noreferrer nofollow" dir="ltr">
            {evidence}
          </a>
        </p>
      )}
      {file !== null && (
        <p>
          <EvidenceLink here={here} report={number} file={file} />
        </p>
      )}
    </>
  );
}

function Contact({ name, email }: NonNullable<Report['contact']>) {
  return (
    <>
      {name} {email && <MailAddress address={email} />}
    </>
  );
}
