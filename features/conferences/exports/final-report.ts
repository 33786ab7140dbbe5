import { type Actor, ANONYMOUS } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { authorize } from '@/domain/permissions';
import { latestRelease } from '@/features/agenda/queries';
import { listPositions } from '@/features/ballots/queries/positions';
import { reportBlocks } from '@/features/credentials/queries/report-words';
import { listCredentialsReports } from '@/features/credentials/queries/reports';
import { participantBlocks } from '@/features/delegations/queries/participant-words';
import { listParticipants } from '@/features/delegations/queries/participants';
import { listDocuments } from '@/features/documents/queries/documents';
import { recordBlocks } from '@/features/notes/queries/record-words';
import { listRecorded } from '@/features/notes/queries/summary-record';
import { getOutcome, listOutcomes } from '@/features/outcomes/queries';
import { handsBlocks, outcomeBlocks } from '@/features/outcomes/queries/outcome-words';
import { day, localDay, moment } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { type PaperFormat, paperFile } from '@/platform/papers/making';
import { type Block, type Paper, plain } from '@/platform/papers/paper';
import { paperOf } from '@/platform/papers/paper-of';
import { type ConferenceFacts, getConference } from '../queries';
import { agendaBlocks, ballotBlocks, documentBlocks } from './report-parts';

/**
 * The final report in a language, as a PDF or in Word: a draft until the conference is closed. For those who take part, as it names
 * persons; all else in it is public. @throws Refusal `notFound`, `forbidden`
 */
export async function finalReportFile(viewer: Actor, slug: string, locale: Locale, format?: PaperFormat) {
  const conference = await getConference(viewer, slug);
  authorize(viewer, 'finalReport.see', { conferenceId: conference.id });
  return paperFile(`final-report-${slug}-${locale}`, await finalReport(viewer, conference, locale), format);
}

/** As many questions as there are outcomes that were put to a decision, and a dozen more. */
export async function finalReport(
  viewer: Actor,
  conference: ConferenceFacts,
  locale: Locale,
): Promise<Paper> {
  const say = sayIn(locale);
  const { id, timeZone, closedAt } = conference;
  const asAt = closedAt ?? new Date();
  const date = day(asAt, locale, timeZone);
  // Whoever asks, the report has what everybody reads, the persons who agreed to be named, and what the plenary adopted on credentials.
  const [delegations, credentials, release, sessions, { ballots }, documents] = [
    await listParticipants(viewer, id),
    await listCredentialsReports(viewer, id),
    await latestRelease(ANONYMOUS, conference),
    await listRecorded(ANONYMOUS, conference, {}),
    await listPositions(ANONYMOUS, id),
    await listDocuments(ANONYMOUS, id),
  ];
  const decided = [];
  for (const { number, state } of await listOutcomes(ANONYMOUS, id))
    if (state === 'adopted' || state === 'notAdopted')
      decided.push(await getOutcome(ANONYMOUS, id, number, locale));
  const outcomes = decided.filter(({ state }) => state === 'adopted');
  const chapter = (title: string, blocks: readonly Block[], none: string): Block[] => [
    { is: 'newPage' },
    { is: 'heading', level: 1, words: plain(title) },
    ...(blocks.length > 0 ? blocks : [{ is: 'text', words: plain(none) } as const]),
  ];
  const reading = { locale, ...conference };
  return paperOf(conference, locale, {
    title: say('documents.kind.finalReport'),
    lead: say(closedAt ? 'conferences.finalReport.final' : 'conferences.finalReport.draft', { date }),
    date: localDay(asAt, timeZone),
    blocks: [
      { is: 'contents', title: say('notes.record.contents'), level: 2 },
      ...chapter(
        say('delegations.participants.title'),
        participantBlocks(delegations, locale, 2),
        say('delegations.participants.none'),
      ),
      ...chapter(
        say('credentials.title'),
        credentials
          .filter(({ state }) => state === 'adopted')
          .toReversed()
          .flatMap((one): Block[] => [
            { is: 'heading', level: 2, words: plain(say('credentials.numbered', { number: one.number })) },
            {
              ...{ is: 'text', quiet: true },
              words: plain(say('credentials.asAt', { time: moment(one.issuedAt, locale, timeZone) })),
            },
            ...reportBlocks(one, 3, reading),
          ]),
        say('credentials.noneAdopted'),
      ),
      ...chapter(
        say('conferences.finalReport.agenda'),
        agendaBlocks(release?.sessions ?? [], reading),
        say('conferences.finalReport.noAgenda'),
      ),
      ...chapter(
        say('notes.record.title'),
        sessions.flatMap((one) => recordBlocks(one, 2, reading)),
        say('conferences.finalReport.noRecord'),
      ),
      ...chapter(
        say('outcomes.title'),
        outcomes.flatMap((one) => outcomeBlocks(one, reading)),
        say('conferences.finalReport.noOutcomes'),
      ),
      ...chapter(
        say('ballots.title'),
        [
          ...ballots.flatMap((one) => ballotBlocks(one, reading)),
          ...decided.flatMap((one) => handsBlocks(one, reading)),
        ],
        say('conferences.finalReport.noVotes'),
      ),
      ...chapter(
        say('conferences.finalReport.documents'),
        documentBlocks(documents, reading),
        say('documents.emptyList'),
      ),
    ],
  });
}
