import { Temporal } from 'temporal-polyfill';
import { newId } from '@/db/columns';
import {
  followUp,
  followUpMember,
  followUpNotice,
  followUpRhythm,
  implementationReport,
} from '@/db/schema/implementation';
import { SYSTEM } from '@/domain/actor';
import { canonicalJson } from '@/domain/canonical';
import { type Rhythm, roundsBegun } from '@/domain/implementation';
import { sha256 } from '@/platform/chain';
import { documentFileFrom } from '@/platform/document-file';
import { putFile } from '@/platform/files';
import { mediaTypeOf } from '@/platform/http/file';
import { record } from '@/platform/record';
import {
  ASKED_ANEW,
  EVIDENCE,
  FOLLOW_UPS,
  REPORTED,
  ROUND_DAYS,
  ROUND_MONTHS,
} from '@/sample/content/follow-ups';
import { MEMBERS, OUT_OF_REGION } from '@/sample/content/members';
import { CONFERENCES, SAMPLE_SLUG } from '@/sample/content/series';
import { drawReports } from '@/sample/drawn/reports';
import { pdfOf } from './pdf';
import { must, organizer, type Sample } from './sample';

const DAY = 24 * 3_600_000;
/** A round that runs was asked for this many days ago. */
const RUNNING_FOR = 6;

const ZONE = CONFERENCES.find(({ slug }) => slug === SAMPLE_SLUG)?.timeZone ?? 'UTC';
const dateOf = (at: Date) =>
  Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(ZONE).toPlainDate().toString();

/** When reports were asked for: after the conference, and once more some days ago where that was long ago. */
function rhythmsOf({ calendar: { closedAt, now } }: Sample): Rhythm[] {
  if (!closedAt) return [];
  const setAt = new Date(closedAt.getTime() + 6 * 3_600_000);
  const every = { everyMonths: ROUND_MONTHS, answerDays: ROUND_DAYS, lastOn: null };
  const first = { ...every, firstOn: dateOf(setAt), setAt };
  const recently = new Date(now.getTime() - RUNNING_FOR * DAY);
  if (recently.getTime() - setAt.getTime() < 2 * ROUND_DAYS * DAY) return [first];
  return [first, { ...every, firstOn: dateOf(recently), everyMonths: null, setAt: recently }];
}

/** What became of what was adopted: rounds of reports with the answers of members, once the conference has closed. */
export async function loadFollowUps(sample: Sample): Promise<void> {
  const rhythms = rhythmsOf(sample);
  if (rhythms.length === 0) return;
  for (const content of FOLLOW_UPS) await loadFollowUp(sample, content, rhythms);
}

async function loadFollowUp(sample: Sample, content: (typeof FOLLOW_UPS)[number], rhythms: Rhythm[]) {
  const { tx, conferenceId, calendar } = sample;
  const outcomeId = must(sample.outcomes, content.outcome);
  // They are numbered as they were loaded.
  const number = [...sample.outcomes.keys()].indexOf(content.outcome) + 1;
  const ref = { conferenceId, outcomeId };
  const entity = { conferenceId, entityId: outcomeId };
  const by = organizer(sample);
  const members = [...sample.delegations].flatMap(([key, delegationId]) => {
    const [kind, country = ''] = key.split('/');
    return kind === 'memberInRegion' || kind === 'memberOutOfRegion' ? [{ country, delegationId }] : [];
  });
  const [first] = rhythms;
  if (!first) return;
  await tx.insert(followUp).values({ ...ref, publicStates: true, openedAt: first.setAt, openedBy: by });
  await tx.insert(followUpMember).values(members.map(({ delegationId }) => ({ ...ref, delegationId })));
  for (const [n, { setAt, ...rhythm }] of rhythms.entries()) {
    const version = n + 1;
    const reason = n === 0 ? null : ASKED_ANEW;
    await tx.insert(followUpRhythm).values({ ...ref, ...rhythm, number: version, reason, setAt, setBy: by });
    const { firstOn, answerDays, ...rest } = rhythm;
    const set = { number, version, ...rest, firstOn: firstOn ?? '', answerDays: answerDays ?? 0 };
    if (reason === null)
      await record(tx, SYSTEM, {
        ...{ ...entity, kind: 'followUp.opened' },
        after: { ...set, members: members.length, classification: 'public' },
      });
    else
      await record(tx, SYSTEM, {
        ...{ ...entity, kind: 'followUp.edited', before: { version: n } },
        after: { ...set, reason },
      });
  }
  const rounds = roundsBegun(rhythms, ZONE, calendar.now);
  const notices = rounds.map(({ opensOn, opensAt }) => ({ ...ref, roundOn: opensOn, sentAt: opensAt }));
  await tx.insert(followUpNotice).values(notices.map((one) => ({ ...one, kind: 'asked' as const })));
  const delegationOf = new Map(members.map(({ country, delegationId }) => [country, delegationId]));
  const made = new Map<string, number>();
  const drawn = drawReports(content, [...delegationOf.keys()], { rounds, now: calendar.now });
  for (const one of drawn) {
    const { country, state, at } = one;
    const [delegationId, version] = [must(delegationOf, country), (made.get(country) ?? 0) + 1];
    made.set(country, version);
    const works = [...MEMBERS, OUT_OF_REGION].find(({ code }) => code === country)?.languages[0];
    const language = works && works !== 'ar' ? works : 'en';
    const words = REPORTED[state][language];
    const doneOn = state === 'done' ? dateOf(new Date(at.getTime() - DAY)) : null;
    const report = { state, words, evidence: null, doneOn, letterOn: null };
    const evidence = drawn.find((one) => one.state === 'done') === one && content.evidence;
    const file = evidence ? await keepEvidence(sample, language) : null;
    await tx.insert(implementationReport).values({
      ...{ ...ref, id: newId(), delegationId, number: version, ...report },
      ...{ contactName: null, contactEmail: null, reportedAt: at },
      ...{ fileId: file?.fileId, fileDigest: file?.fileDigest },
    });
    const digest = sha256(canonicalJson(file ? { ...report, file: file.fileDigest } : report));
    await record(tx, SYSTEM, {
      ...{ ...entity, kind: 'implementation.reported' },
      after: {
        number,
        delegationId,
        version,
        state,
        doneOn,
        ...(file && { fileType: file.fileType }),
        digest,
      },
    });
  }
}

/** The document that a member hands in as evidence, taken as an uploaded one. */
async function keepEvidence({ tx, conferenceId }: Sample, language: keyof typeof EVIDENCE) {
  const { head, title, says } = EVIDENCE[language];
  const taken = await documentFileFrom('evidence.pdf', pdfOf(head, title, says));
  if ('refused' in taken) throw new Error(`the evidence of the sample is no file: ${taken.refused}`);
  const kept = { conferenceId, mediaType: mediaTypeOf(taken.kind), createdBy: null };
  const fileId = await putFile(tx, { ...taken, ...kept });
  return { fileId, fileDigest: sha256(taken.bytes), fileType: taken.kind };
}
