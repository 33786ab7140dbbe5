import type { ConferenceRole } from '../actor';
import type { CredentialsStatus } from '../credentials';
import type { Deadlines } from '../deadlines';
import type { ImportKind } from '../imports';
import type { Locale, LocalText } from '../local-text';
import type { DeadlineName } from '../reminders';
import type { RulesProfile } from '../rules';
import type { ProposingOffice, SecondPersonAct, SecondPersonSetting } from '../second-person';
import type { KeptTimes } from '../timetable';
import { about } from './about';

const conference = about('conference');
const member = about('member');
const roleGrant = about('roleGrant');
const rulesProfile = about('rulesProfile');
const suspension = about('suspension');
/** of whatever is proposed to be done with it, the conference itself for one */
const proposed = about<'ballot' | 'conference' | 'delegation' | 'member' | 'outcome'>('conference');

type Settings = {
  title: LocalText;
  summary: LocalText | null;
  hostCountry: string | null;
  hostCity: LocalText | null;
  /** `2023-03-21` */
  startsOn: string | null;
  endsOn: string | null;
  timeZone: string;
};
type DeadlinesSet = Deadlines & { submissionDue: Date | null; reminderDays: number[] };
type Languages = { languages: Locale[]; originalLanguage: Locale };
/** `series`: its title */
type Names = { symbol: string; seriesId: string; series: LocalText };
type Days = { startsOn: string | null; endsOn: string | null; timeZone: string };
type Proposing = { act: SecondPersonAct; proposedAs: ProposingOffice };
type DecidedOfTwo = Proposing & { decidedAs: ProposingOffice };
type OfImport = { importKind: ImportKind };
type Holder = { accountId: string; role: ConferenceRole | 'administrator' };

/** The conference itself, its rules of procedure, and who holds which role in it. */
export const CONFERENCE_EVENTS = {
  'conference.created': conference<{ after: { slug: string; symbol: string } }>(),
  /** `reason`: where others than the organizers knew what changed */
  'conference.edited': conference<{ before: Settings; after: Settings & { reason: string | null } }>(),
  /** `reason`: where others than the organizers have seen the names before */
  'conference.renamed': conference<{ before: Names; after: Names & { reason: string | null } }>(),
  /** `reason`: where something is public already */
  'conference.languagesChanged': conference<{
    before: Languages;
    after: Languages & { reason: string | null };
  }>(),
  /** with its sessions: how many, each at its time of day */
  'conference.moved': conference<{
    before: Days;
    after: Days & { keeps: KeptTimes; sessions: number; reason: string };
  }>(),
  'conference.closed': conference<{ after: { closedAt: Date | null | undefined } }>(),
  'conference.reopened': conference<{
    before: { closedAt: Date };
    after: { reason: string };
  }>(),
  /**
   * An edition in the languages of the conference. `digest`: of the digests of each PDF and of its data; `drawnWith`: of the
   * template, the compiler and the faces
   */
  'finalReport.made': conference<{
    after: { edition: number; languages: Locale[]; digest: string; drawnWith: string };
  }>(),
  /** `report`: its number; `states`: the digest of the states in it, of which the others say how many stand in each */
  'credentialsReport.issued': conference<{
    after: { report: number; states: string; remarks: LocalText | null } & Record<CredentialsStatus, number>;
  }>(),
  'credentialsReport.withdrawn': conference<{ after: { report: number; reason: string } }>(),
  /** in the session of that name */
  'credentialsReport.adopted': conference<{
    after: { report: number; session: LocalText; remarks: LocalText | null };
  }>(),
  'credentialsReport.adoptionWithdrawn': conference<{ after: { report: number; reason: string } }>(),
  'conference.hidden': conference<{ after: { reason: string } }>(),
  'conference.shown': conference<{ before: { hiddenAt: Date } }>(),
  /** `before`: the names that it gave free */
  'conference.removed': conference<{
    before: { slug: string; symbol: string; title: LocalText };
    after: { reason: string };
  }>(),
  /** of lists; what one did is on record by itself, as if it had been done alone */
  'import.added': conference<{ after: OfImport }>(),
  'import.matched': conference<{ after: OfImport }>(),
  'import.discarded': conference<{ before: OfImport }>(),
  'import.confirmed': conference<{
    after: OfImport & { added: number; changed: number; letters: number };
  }>(),
  /** about a member by its country's code */
  'member.added': member<{ after: { countryCode: string } }>(),
  'member.removed': member<{ before: { countryCode: string }; after: { reason: string } }>(),
  'deadlines.set': conference<{ before: DeadlinesSet; after: DeadlinesSet }>(),
  /** by the ladder: of which deadline, how many days before it, and in how many letters */
  'deadlines.reminded': conference<{
    after: { deadline: DeadlineName; due: Date; days: number; letters: number };
  }>(),
  /** the one that convenes the conference: in which languages it is written, and how many were sent */
  'letter.edited': conference<{ after: { languages: Locale[] } }>(),
  'letter.sent': conference<{ after: { letters: number } }>(),
  'secondPerson.set': conference<{ before: SecondPersonSetting; after: SecondPersonSetting }>(),
  'proposal.made': proposed<{ after: Proposing & { lapsesAt: Date } }>(),
  'proposal.confirmed': proposed<{ after: DecidedOfTwo }>(),
  'proposal.rejected': proposed<{ after: DecidedOfTwo & { reason: string } }>(),
  'proposal.withdrawn': proposed<{ after: Proposing }>(),
  'role.granted': roleGrant<{ after: Holder }>(),
  'role.withdrawn': roleGrant<{ before: Holder }>(),
  /** `before`: the id of the version that this one takes the place of */
  'rules.written': rulesProfile<{
    before?: string | null;
    after: { name: LocalText; version: number; profile: RulesProfile };
  }>(),
  'suspension.written': suspension<{
    after: { countryCode: string; startsAt: Date; endsAt: Date | null; reason: string | null };
  }>(),
  'suspension.ended': suspension<{
    before: { endsAt: Date | null };
    after: { countryCode: string; endsAt: Date | null | undefined };
  }>(),
};
