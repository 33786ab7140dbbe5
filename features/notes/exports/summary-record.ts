import type { Actor } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { UNCLASSIFIED } from '@/domain/note-classification';
import { missing } from '@/domain/refusal';
import { type ConferenceFacts, getConference } from '@/features/conferences/queries';
import { dayInFull, localDay } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { type PaperFormat, paperFile } from '@/platform/papers/making';
import type { Paper } from '@/platform/papers/paper';
import { paperOf } from '@/platform/papers/paper-of';
import { recordBlocks } from '../queries/record-words';
import { listRecorded, type RecordedSession, type RecordScope } from '../queries/summary-record';

type WantedRecord = RecordScope & { format?: PaperFormat };

/**
 * The summary record of a session, a day or the whole conference, as a PDF or in Word, as far as it is for the viewer: what not
 * everybody may read is marked as such.
 * @throws Refusal `notFound` where nothing of it is approved
 */
export async function summaryRecordFile(
  viewer: Actor,
  slug: string,
  locale: Locale,
  { format, ...scope }: WantedRecord,
) {
  const conference = await getConference(viewer, slug);
  const sessions = await listRecorded(viewer, conference, scope);
  const part = scope.date ?? (scope.sessionId && 'session');
  const name = ['summary-record', slug, part, locale].filter(Boolean).join('-');
  return paperFile(name, summaryRecord(conference, sessions, { locale, scope }), format);
}

function summaryRecord(
  conference: ConferenceFacts,
  sessions: readonly RecordedSession[],
  { locale, scope }: { locale: Locale; scope: RecordScope },
): Paper {
  const last = sessions.at(-1);
  if (!last) throw missing();
  const say = sayIn(locale);
  // It bears the day on which the last of its notes were approved: until others are, it is the same bytes.
  const approved = sessions.map(({ approvedAt }) => approvedAt).reduce((a, b) => (a > b ? a : b));
  const isOne = scope.sessionId !== undefined;
  const isMixed = sessions.some(({ paragraphs }) =>
    paragraphs.some(({ classification }) => classification !== UNCLASSIFIED),
  );
  const met = isOne ? localDay(new Date(last.session.startsAt), conference.timeZone) : scope.date;
  return paperOf(conference, locale, {
    title: say('notes.record.title'),
    ...(met !== undefined && { lead: dayInFull(met, locale) }),
    date: localDay(approved, conference.timeZone),
    blocks: [
      ...(isMixed
        ? [{ is: 'text', words: [{ text: say('notes.classification.mixed'), strong: true }] } as const]
        : []),
      ...(isOne ? [] : [{ is: 'contents', title: say('notes.record.contents'), level: 1 } as const]),
      ...sessions.flatMap((one) => recordBlocks(one, 1, { locale, ...conference })),
    ],
  });
}
