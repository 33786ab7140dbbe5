import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { type ConferenceFacts, getConference } from '@/features/conferences/queries';
import { localDay, moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { type PaperFormat, paperFile } from '@/platform/papers/making';
import { type Paper, plain } from '@/platform/papers/paper';
import { paperOf } from '@/platform/papers/paper-of';
import { reportBlocks } from '../queries/report-words';
import { type CredentialsReport, getCredentialsReport } from '../queries/reports';

type WantedReport = { number: number; locale: Locale; format?: PaperFormat };

/** A report on credentials in a language, as a PDF or in Word, for those who take part. @throws Refusal `notFound`, `forbidden` */
export async function credentialsReportFile(
  viewer: Actor,
  slug: string,
  { number, locale, format }: WantedReport,
) {
  const conference = await getConference(viewer, slug);
  const report = await getCredentialsReport(viewer, conference.id, number);
  const paper = credentialsReportPaper(conference, report, locale);
  return paperFile(`credentials-report-${slug}-${number}-${locale}`, paper, format);
}

function credentialsReportPaper(
  conference: ConferenceFacts,
  report: CredentialsReport,
  locale: Locale,
): Paper {
  const say = sayIn(locale);
  const { timeZone } = conference;
  const { number, issuedAt, state } = report;
  const blocks = reportBlocks(report, 1, { locale, ...conference });
  const asAt = say('credentials.asAt', { time: moment(issuedAt, locale, timeZone) });
  const invited = say('credentials.invitation');
  return paperOf(conference, locale, {
    title: say('credentials.numbered', { number }),
    lead: [asAt, state !== 'issued' && say(`credentials.state.${state}`)].filter(Boolean).join(' '),
    date: localDay(issuedAt, timeZone),
    blocks: state === 'issued' ? [...blocks, { is: 'text', words: plain(invited) }] : blocks,
  });
}
