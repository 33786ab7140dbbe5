import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { can } from '@/domain/permissions';
import { dateName } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';

/** A paper by its address: a file, or the page of those that are kept. */
export type OfferedPaper = { label: string; path: string; isPage?: true };

/** The papers that are made of what is on record and that the viewer may have, by their addresses. `recordedDays`: with approved notes. */
export function papersFor(
  viewer: Actor,
  conferenceId: string,
  locale: Locale,
  recordedDays: readonly string[],
) {
  const say = sayIn(locale);
  const inWord = (paper: string) => say('documents.papers.word', { paper });
  const papers: OfferedPaper[] = [];
  if (can(viewer, 'participantList.see', { conferenceId }))
    papers.push(
      { label: say('delegations.participants.pdf'), path: '/delegations/participants.pdf' },
      { label: inWord(say('delegations.participants.title')), path: '/delegations/participants.docx' },
    );
  if (can(viewer, 'credentialsReport.see', { conferenceId }))
    papers.push({ label: say('credentials.title'), path: '/credentials', isPage: true });
  const record = '/documents/summary-record.pdf';
  if (recordedDays.length > 0)
    papers.push(
      { label: say('notes.record.pdf'), path: record },
      { label: inWord(say('notes.record.title')), path: '/documents/summary-record.docx' },
    );
  if (recordedDays.length > 1)
    for (const date of recordedDays) {
      const label = say('notes.record.ofDay', { day: dateName(date, locale) });
      papers.push({ label, path: `${record}?day=${date}` });
    }
  if (can(viewer, 'finalReport.see', { conferenceId }))
    papers.push(
      { label: say('conferences.finalReport.pdf'), path: '/documents/final-report.pdf' },
      { label: inWord(say('documents.kind.finalReport')), path: '/documents/final-report.docx' },
      { label: say('conferences.finalReport.editions'), path: '/documents/final-report', isPage: true },
    );
  return papers;
}
