import { randomUUID } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { type Tx, withTx } from '@/db/client';
import { newId } from '@/db/columns';
import { conference } from '@/db/schema/conferences';
import { outcome } from '@/db/schema/outcomes';
import { SYSTEM } from '@/domain/actor';
import { cancelBallot } from '@/features/ballots/commands/cancelling';
import { openBallot } from '@/features/ballots/commands/opening';
import { breakSilence } from '@/features/ballots/commands/silence';
import { declareDue, openDue } from '@/features/ballots/jobs';
import { ballotVersionOf } from '@/features/ballots/queries/acting';
import { getBallot } from '@/features/ballots/queries/ballot';
import { putFile } from '@/platform/files';
import { until } from '@/scripts/processes.mjs';
import { aSession } from '@/tests/setup/conference/agenda';
import { aBallot, cast, HOUR, opening } from '@/tests/setup/conference/ballots';
import { inAll } from '@/tests/setup/conference/conference';
import { aHall, type Hall } from '@/tests/setup/conference/hall';
import { anOutcome } from '@/tests/setup/conference/outcomes';
import { aDelegation, anAccount, aSeat } from '@/tests/setup/conference/people';
import { aProposal } from '@/tests/setup/conference/proposals';
import { withVote } from '@/tests/setup/conference/rules';
import { aPdf } from '../../setup/document-files';
import type { Final } from './final-things';

const soon = (ms: number) => new Date(Date.now() + ms);

async function aText(hall: Hall, number: number): Promise<Hall> {
  const { id } = await anOutcome(hall.conference.id, { number, leftOpenAt: new Date() });
  return { ...hall, outcomeId: id };
}

async function cancel(hall: Hall, number: number): Promise<void> {
  const { id, slug } = hall.conference;
  const ballotVersion = ballotVersionOf(await getBallot(SYSTEM, id, number));
  const [row] = await withTx(SYSTEM, (tx) => tx.select().from(conference).where(eq(conference.id, id)));
  const words = { reason: 'A wrong year', word: row?.symbol };
  await cancelBallot(hall.organizer, { conference: slug, number, ballotVersion, ...words });
}

/** One ballot of every state, on texts of their own. */
async function writeBallots(hall: Hall): Promise<void> {
  for (const [number, choice] of [
    [1, 'for'],
    [2, 'against'],
  ] as const) {
    await aBallot(await aText(hall, number + 1), { number });
    for (const head of hall.heads) await cast(hall, head, choice, undefined, number);
  }
  await declareDue();
  const [head] = hall.heads;
  if (!head) throw new Error('no head');
  await aBallot(await aText(hall, 4), { number: 3 });
  await cast(hall, head, 'for', undefined, 3);
  const delegate = await aSeat(hall.conference.id, head.delegationId, 'delegate');
  await expect(cast(hall, delegate, 'for', undefined, 3)).rejects.toMatchObject({ kind: 'forbidden' });
  await aBallot(await aText(hall, 5), { number: 4, procedure: 'silence' });
  const breaking = {
    conference: hall.conference.slug,
    number: 4,
    reason: 'It goes too far',
    key: randomUUID(),
  };
  await breakSilence(head.actor, breaking);
  const missed = await aText(hall, 6);
  const opensAt = soon(50);
  await aBallot(missed, { number: 5, opensAt, closesAt: new Date(opensAt.getTime() + 1) });
  await until(async () => Date.now() > opensAt.getTime() + 1, 10_000, 5);
  await openDue();
  await aBallot(await aText(hall, 7), { number: 6, opensAt: soon(HOUR), closesAt: soon(2 * HOUR) });
  await aBallot(await aText(hall, 9), { number: 7 });
  await cast(hall, head, 'for', undefined, 7);
  await cancel(hall, 7);
  await aText(hall, 8);
  await aDelegation(hall.conference.id, 'Observing Organization');
  await openBallot(hall.organizer, await opening(hall, { outcome: 8 }));
}

/** What the ballots do not bring along, put in by hand. */
async function writeTheRest(tx: Tx, hall: Hall): Promise<void> {
  const conferenceId = hall.conference.id;
  const [head] = hall.heads;
  const session = await aSession(conferenceId);
  const title = { en: 'In English alone', fr: '', es: '', ar: '' };
  const draft = await anOutcome(conferenceId, { number: 90, title });
  const paragraphId = newId();
  const put = (text: ReturnType<typeof sql>) => tx.execute(text);
  await put(sql`insert into paragraph (conference_id, id, session_id, number, position, language, text)
    values (${conferenceId}, ${paragraphId}, ${session.id}, 1, 1, 'en', 'Said')`);
  const questionId = newId();
  await put(sql`insert into form_question (conference_id, id, kind, position)
    values (${conferenceId}, ${questionId}, 'text', 1)`);
  await put(sql`insert into form_question_version (conference_id, question_id, number, label, required, readers, counts_from)
    values (${conferenceId}, ${questionId}, 1, ${JSON.stringify(title)}, false, 'organizers', 1)`);
  const [textId, keptId] = [newId(), newId()];
  await put(sql`insert into paragraph_version (conference_id, id, paragraph_id, version, text)
    values (${conferenceId}, ${textId}, ${paragraphId}, 1, 'Said')`);
  await put(sql`insert into notes_version (conference_id, id, session_id, number, name, paragraphs, digest)
    values (${conferenceId}, ${keptId}, ${session.id}, 1, 'As read out', 1, 'x')`);
  await put(sql`insert into notes_version_paragraph (conference_id, notes_version_id, place, paragraph_id, text_id, kind,
    language, struck) values (${conferenceId}, ${keptId}, 1, ${paragraphId}, ${textId}, 'summary', 'en', false)`);
  const [sentId, withdrawnId] = [newId(), newId()];
  await put(sql`insert into notes_version (conference_id, id, session_id, number, occasion, paragraphs, digest)
    values (${conferenceId}, ${sentId}, ${session.id}, 2, 'circulating', 1, 'x')`);
  await put(sql`insert into notes_version_paragraph (conference_id, notes_version_id, place, paragraph_id, text_id, kind,
    language, struck) values (${conferenceId}, ${sentId}, 1, ${paragraphId}, ${textId}, 'summary', 'en', false)`);
  await put(sql`insert into notes_circulation (conference_id, id, session_id, notes_version_id, comments_until)
    values (${conferenceId}, ${withdrawnId}, ${session.id}, ${sentId}, now() + interval '1 day')`);
  await put(sql`insert into notes_comment (conference_id, id, circulation_id, notes_version_id, paragraph_id, delegation_id, text)
    values (${conferenceId}, ${newId()}, ${withdrawnId}, ${sentId}, ${paragraphId}, ${head?.delegationId}, 'Not so')`);
  await put(
    sql`update notes_comment set withdrawn_at = clock_timestamp() where circulation_id = ${withdrawnId}`,
  );
  await put(sql`update notes_circulation set withdrawn_at = clock_timestamp() where id = ${withdrawnId}`);
  const [requestId, speechId] = [newId(), newId()];
  await put(sql`insert into floor_request (conference_id, id, session_id, sequence, kind, delegation_id)
    values (${conferenceId}, ${requestId}, ${session.id}, 1, 'statement', ${head?.delegationId})`);
  await put(
    sql`update floor_request set ended_as = 'called', ended_at = clock_timestamp() where id = ${requestId}`,
  );
  await put(sql`insert into intervention (conference_id, id, session_id, number, kind, delegation_id, request_id)
    values (${conferenceId}, ${speechId}, ${session.id}, 1, 'statement', ${head?.delegationId}, ${requestId})`);
  await put(sql`update intervention set ended_at = clock_timestamp() where id = ${speechId}`);
  await put(sql`insert into intervention_correction (conference_id, intervention_id, number, standing, delegation_id, started_at,
    ended_at, reason) select conference_id, id, 1, 'notGiven', delegation_id, started_at, ended_at, 'It was another'
    from intervention where id = ${speechId}`);
  const struck = await aSession(conferenceId);
  await put(sql`insert into paragraph (conference_id, id, session_id, number, position, language, text, struck_at, struck_reason)
    values (${conferenceId}, ${newId()}, ${struck.id}, 1, 1, 'en', 'Struck', now(), 'Said elsewhere')`);
  await put(
    sql`insert into notes_approval (conference_id, session_id) values (${conferenceId}, ${session.id})`,
  );
  await put(sql`insert into paragraph_corrigendum (conference_id, id, paragraph_id, number, wrong, reads, reason)
    values (${conferenceId}, ${newId()}, ${paragraphId}, 1, 'x', 'y', 'A slip')`);
  const names = JSON.stringify({ en: '', fr: '', es: '', ar: '' });
  await put(sql`insert into country_name (country_code, version, short, formal, sort_key)
    values ('NR', 1, ${names}, ${names}, ${names})`);
  await put(sql`insert into outcome_source values (${conferenceId}, ${draft.id}, ${paragraphId})`);
  await put(sql`insert into reservation (conference_id, id, outcome_id, delegation_id, text)
    values (${conferenceId}, ${newId()}, ${draft.id}, ${head?.delegationId}, 'Except a part')`);
  await put(sql`insert into consensus_call (conference_id, outcome_id, number, session_id, seconds, opened_at, due_at)
    select ${conferenceId}, ${draft.id}, 1, ${session.id}, 10, at, at + interval '10 seconds'
    from date_trunc('milliseconds', clock_timestamp()) as at`);
  await put(sql`insert into objection (conference_id, id, outcome_id, call, delegation_id, source, reached_at)
    select ${conferenceId}, ${newId()}, ${draft.id}, 1, ${head?.delegationId}, 'chair', opened_at from consensus_call
    where outcome_id = ${draft.id}`);
  await put(sql`update objection set withdrawn_at = clock_timestamp() where outcome_id = ${draft.id}`);
  await put(sql`update consensus_call set ended_as = 'withdrawn', ended_at = clock_timestamp(), end_reason = 'A mistake'
    where outcome_id = ${draft.id}`);
  await put(sql`insert into debate (conference_id, outcome_id, tabled_as, language, paragraphs)
    select conference_id, id, 'chair', 'en', '[{}]' from outcome where id = ${draft.id}`);
  await put(sql`insert into debate_event (conference_id, outcome_id, sequence, event, office)
    values (${conferenceId}, ${draft.id}, 1, '{"kind": "proposal.withdrawn"}', 'chair')`);
  await put(sql`insert into show_of_hands (conference_id, outcome_id, number, taken_as, rules, in_favour, against, abstaining,
    present, entitled, source, verdict) values (${conferenceId}, ${draft.id}, 1, 'chair', '{"procedure": "vote"}', 1, 1, 0,
    2, 2, 'chair', 'tiedSecondVote')`);
  await put(sql`insert into show_of_hands_correction (conference_id, outcome_id, show, number, in_favour, against, abstaining,
    reason) values (${conferenceId}, ${draft.id}, 1, 1, 1, 1, 1, 'One was not seen')`);
  await tx
    .update(outcome)
    .set({ adoptedAt: new Date(), adoptionMethod: 'consensus' })
    .where(eq(outcome.id, draft.id));
  const [correctionId, corrigendumId, translationId] = [newId(), newId(), newId()];
  await put(sql`insert into reservation_correction (conference_id, id, reservation_id, number, reason)
    select conference_id, ${correctionId}, id, 1, 'It was lifted' from reservation where outcome_id = ${draft.id}`);
  await put(sql`insert into corrigendum (conference_id, id, outcome_id, number, language, wrong, reads, reason, recorded_as)
    values (${conferenceId}, ${corrigendumId}, ${draft.id}, 1, 'en', 'x', 'y', 'A slip', 'chair')`);
  await put(sql`insert into translation (conference_id, id, outcome_id, language, version, title, paragraphs, translator)
    values (${conferenceId}, ${translationId}, ${draft.id}, 'fr', 1, 'Titre', '[]', 'A service')`);
  await put(sql`insert into follow_up values (${conferenceId}, ${draft.id}, false)`);
  await put(sql`insert into follow_up_member values (${conferenceId}, ${draft.id}, ${head?.delegationId})`);
  await put(sql`insert into follow_up_rhythm (conference_id, outcome_id, number, first_on, answer_days)
    values (${conferenceId}, ${draft.id}, 1, '2023-04-01', 30)`);
  await put(sql`insert into forwarding (conference_id, outcome_id, number, assembly, forwarded_on)
    values (${conferenceId}, ${draft.id}, 1, ${JSON.stringify(inAll('General Assembly'))}, '2023-05-01')`);
  await put(sql`insert into implementation_report (conference_id, id, outcome_id, delegation_id, number, state)
    values (${conferenceId}, ${newId()}, ${draft.id}, ${head?.delegationId}, 1, 'done')`);
  await put(sql`insert into follow_up_notice (conference_id, outcome_id, round_on, kind)
    values (${conferenceId}, ${draft.id}, '2023-04-01', 'asked')`);
  await put(sql`insert into sent_letter (conference_id, id, delegation_id, language, data, mail)
    values (${conferenceId}, ${newId()}, ${head?.delegationId}, 'en', '{}', ${newId()})`);
  await put(sql`insert into reminder (conference_id, deadline, due_at, days, letters)
    values (${conferenceId}, 'nominationDue', now(), 7, 2)`);
  const none = '0'.repeat(64);
  const pdf = { conferenceId, kind: 'pdf', mediaType: 'application/pdf', createdBy: null } as const;
  const reportId = await putFile(tx, { ...pdf, bytes: aPdf() });
  await put(sql`insert into final_report (conference_id, number, language, file_id, digest, data, data_digest, drawn_with)
    values (${conferenceId}, 1, 'en', ${reportId}, ${none}, '{}', ${none}, ${none})`);
  const sender = head?.delegationId ?? '';
  const sent = await anOutcome(conferenceId, { number: 92, mainSponsorId: sender });
  await put(sql`insert into submission (conference_id, outcome_id, delegation_id, opens_to_sponsors)
    values (${conferenceId}, ${sent.id}, ${sender}, false)`);
  await put(sql`insert into late_admission (conference_id, id, delegation_id, admitted_as, reason)
    values (${conferenceId}, ${newId()}, ${sender}, 'chair', 'It was announced')`);
  await put(sql`insert into sponsorship (conference_id, outcome_id, delegation_id, state)
    values (${conferenceId}, ${sent.id}, ${hall.heads[1]?.delegationId}, 'confirmed')`);
  await tx
    .update(outcome)
    .set({ adoptedAt: new Date(), adoptionMethod: 'consensus' })
    .where(eq(outcome.id, sent.id));
  const credentialsId = newId();
  await put(
    sql`insert into credentials_report (conference_id, id, number, delegations)
    values (${conferenceId}, ${credentialsId}, 1, 1)`,
  );
  await put(sql`insert into reported_credentials (conference_id, report_id, delegation_id, kind, country_code, status)
    values (${conferenceId}, ${credentialsId}, ${head?.delegationId}, 'memberInRegion', 'CL', 'accepted')`);
  await put(sql`insert into credentials_report_act (conference_id, report_id, number, kind, reason)
    values (${conferenceId}, ${credentialsId}, 1, 'withdrawn', 'It left one out')`);
  const ended = await anOutcome(conferenceId, { number: 91 });
  await put(sql`update outcome set ended_as = 'rejected', ended_at = now() - interval '1 hour', end_reason = 'No support'
    where id = ${ended.id}`);
  const words = JSON.stringify({ en: 'a', fr: 'a', es: 'a', ar: 'a' });
  await put(sql`insert into statement (conference_id, id, session_id, number, speaker_office, said_at, text)
    values (${conferenceId}, ${newId()}, ${session.id}, 1, ${words}::jsonb, now(), ${words}::jsonb)`);
  await put(sql`update statement set withdrawn_at = clock_timestamp(), withdrawn_reason = 'Said elsewhere'
    where conference_id = ${conferenceId}`);
  await put(sql`insert into accepted_warning (conference_id, id, session_id, warning, reason)
    values (${conferenceId}, ${newId()}, ${session.id}, 'late', 'Agreed')`);
  await put(
    sql`insert into agenda_release (conference_id, number, sessions) values (${conferenceId}, 1, '[]')`,
  );
  const [documentId, saidId] = [newId(), newId()];
  await put(sql`insert into document (conference_id, id, symbol, kind, classification, title, original_language)
    values (${conferenceId}, ${documentId}, 'DOC/1', 'communique', 'public', ${words}::jsonb, 'en')`);
  await put(sql`insert into communique_paragraph (conference_id, id, document_id, number, text)
    values (${conferenceId}, ${saidId}, ${documentId}, 1, ${words}::jsonb)`);
  await put(sql`update document set reviewed_at = clock_timestamp() where id = ${documentId}`);
  await put(sql`update document set published_at = clock_timestamp() where id = ${documentId}`);
  await put(sql`insert into communique_corrigendum
      (conference_id, id, document_id, number, paragraph_id, language, wrong, reads, reason, recorded_as)
    values (${conferenceId}, ${newId()}, ${documentId}, 1, ${saidId}, 'en', 'x', 'y', 'A slip', 'pressOfficer')`);
  for (const [symbol, reason] of [
    ['DOC/2', null],
    ['DOC/3', 'It was another draft'],
  ]) {
    const [paperId, fileId] = [newId(), newId()];
    await put(sql`insert into file (conference_id, id, kind, media_type, bytes)
      values (${conferenceId}, ${fileId}, 'pdf', 'application/pdf', 'x')`);
    await put(sql`insert into document (conference_id, id, symbol, kind, classification, title, original_language)
      values (${conferenceId}, ${paperId}, ${symbol}, 'workingPaper', 'public', ${words}::jsonb, 'en')`);
    await put(sql`insert into document_file (conference_id, document_id, language, file_id, digest)
      values (${conferenceId}, ${paperId}, 'en', ${fileId}, repeat('a', 64))`);
    await put(sql`update document set published_at = now() - interval '1 hour' where id = ${paperId}`);
    if (reason)
      await put(
        sql`update document set withdrawn_at = now(), withdrawal_reason = ${reason} where id = ${paperId}`,
      );
  }
  await put(sql`insert into voting_right_suspension (conference_id, id, country_code, starts_at, ends_at, reason)
    values (${conferenceId}, ${newId()}, ${head?.code}, now() - interval '2 hours', now() - interval '1 hour', 'Arrears')`);
  const { id: accountId } = await anAccount();
  await put(sql`insert into participant (conference_id, id, delegation_id, account_id, capacity, nominated_at, withdrawn_at)
    values (${conferenceId}, ${newId()}, ${head?.delegationId}, ${accountId}, 'delegate', now() - interval '1 hour', now())`);
  await put(sql`insert into focal_point (conference_id, id, delegation_id, account_id, invited_at, withdrawn_at)
    values (${conferenceId}, ${newId()}, ${head?.delegationId}, ${accountId}, now() - interval '1 hour', now())`);
  await put(sql`insert into role_grant (id, conference_id, account_id, role, granted_at, withdrawn_at)
    values (${newId()}, ${conferenceId}, ${accountId}, 'chair', now() - interval '1 hour', now())`);
  await put(
    sql`update rules_profile set withdrawn_at = clock_timestamp() where conference_id = ${conferenceId}`,
  );
  await put(sql`insert into ballot_finding (conference_id, id, ballot_id, text, at, recorded_by)
    select conference_id, ${newId()}, id, 'Found', now(), ${accountId} from ballot
    where conference_id = ${conferenceId} and number = 1`);
  await aProposal(tx, conferenceId, { proposedBy: accountId });
  await put(sql`update proposal set decision = 'rejected', decided_by = ${newId()}, decided_as = 'chair',
    decided_at = clock_timestamp(), reason = 'Too early' where conference_id = ${conferenceId}`);
  await put(sql`update outbox set sent_at = clock_timestamp()
    where id = (select id from outbox where conference_id = ${conferenceId} limit 1)`);
}

/** A closed conference with everything in it that is final. */
export async function aFinalWorld(): Promise<Hall> {
  const hall = await aHall(3, withVote({ closeEarlyWhenAllVoted: true }));
  await writeBallots(hall);
  await withTx(SYSTEM, (tx) => writeTheRest(tx, hall));
  return hall;
}

/** The rows of a conference that are final, as the end of a statement in which their table is `t`. */
export function pickedIn(conferenceId: string, { table, where }: Final): string {
  const mine = `t.conference_id = '${conferenceId}'`;
  const ofHouse = ['country_name', 'signing_key'].includes(table);
  const own = ofHouse ? 'true' : table === 'conference' ? `t.id = '${conferenceId}'` : mine;
  return `${table} t where ${own} and (${where})`;
}
