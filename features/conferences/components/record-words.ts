import { CAPACITIES, CONFERENCE_ROLES, DELEGATION_KINDS } from '@/domain/actor';
import { ACT_OFFICES } from '@/domain/acts';
import { VOTED } from '@/domain/amendments/debate';
import { COMMENT_ENDS } from '@/domain/circulation';
import { CREDENTIALS_STATUSES } from '@/domain/credentials';
import { DEADLINES } from '@/domain/deadlines';
import {
  CLASSIFICATIONS,
  DOCUMENT_FILES,
  DOCUMENT_KINDS,
  DOCUMENT_PARTS,
  DOCUMENT_READERS,
} from '@/domain/documents';
import { wordedAs } from '@/domain/events';
import type { Telling, WordTold } from '@/domain/events/telling';
import { IMPLEMENTATION_STATES } from '@/domain/implementation';
import { IMPORT_KINDS } from '@/domain/imports';
import { LOCALES, type Locale, type LocalText, pick } from '@/domain/local-text';
import { NOTE_CLASSIFICATIONS } from '@/domain/note-classification';
import { PARAGRAPH_KINDS } from '@/domain/note-kinds';
import { OCCASIONS } from '@/domain/note-versions';
import { ADOPTION_METHODS, DRAFT_ENDS, OUTCOME_KINDS, type Part, STRENGTHS } from '@/domain/outcomes';
import type { SavedSection } from '@/domain/questions';
import { DECISIONS } from '@/domain/registration';
import { SECOND_PERSON_ACTS } from '@/domain/second-person';
import { HAND_VERDICTS } from '@/domain/show-of-hands';
import { FLOOR_KINDS } from '@/domain/speakers';
import { SPEECH_STANDINGS } from '@/domain/speeches';
import { KEPT_TIMES, OFFICES, SESSION_KINDS } from '@/domain/timetable';
import { BALLOT_PROCEDURES } from '@/domain/voting';
import type { BareKey } from '@/messages/keys';
import { countryName } from '@/platform/i18n/country-names';
import { day, dayAndClock, languageName, listing, number, withCommas } from '@/platform/i18n/format';
import { itemLabel } from '@/platform/i18n/item-number';
import { type Say, sayIn } from '@/platform/i18n/messages';
import { REDACTED } from '@/platform/redaction';
import type { Entry, ToldChange } from '../queries/record';
import { thingIn } from '../queries/record-things';
import { namedThing, type Reading } from './record-things-words';
import { reminderDay } from './reminder-words';

const keys = <Group extends string, Word extends string>(group: Group, words: readonly Word[]) =>
  Object.fromEntries(words.map((word) => [word, `${group}.${word}`])) as Record<Word, `${Group}.${Word}`>;

/** The words of closed lists, as the pages say them. */
const WORDS: Readonly<Record<WordTold, Readonly<Record<string, BareKey>>>> = {
  actOffice: keys('ballots.office', ACT_OFFICES),
  capacity: { ...keys('delegations.capacity', CAPACITIES), withdrawn: 'delegations.status.withdrawn' },
  classification: keys('documents.classification', CLASSIFICATIONS),
  credentials: keys('delegations.credentials', CREDENTIALS_STATUSES),
  deadline: keys('conferences.deadlines.name', DEADLINES),
  decision: keys('delegations.status', DECISIONS),
  delegationKind: keys('delegations.kind', DELEGATION_KINDS),
  documentKind: keys('documents.kind', DOCUMENT_KINDS),
  commentEnd: keys('notes.comment.end', COMMENT_ENDS),
  keptOn: keys('notes.versions.occasion', OCCASIONS),
  noteClassification: keys('notes.classification', NOTE_CLASSIFICATIONS),
  noteKind: keys('notes.paragraphKind', PARAGRAPH_KINDS),
  documentPart: keys('documents.part', DOCUMENT_PARTS),
  documentReaders: keys('documents.reader', DOCUMENT_READERS),
  fileType: keys('documents.fileType', DOCUMENT_FILES),
  floorKind: keys('speakers.kind', FLOOR_KINDS),
  implementation: keys('implementation.state', IMPLEMENTATION_STATES),
  importKind: keys('imports.kind', IMPORT_KINDS),
  keptTimes: keys('agenda.moving.keeps', KEPT_TIMES),
  method: keys('outcomes.method', ADOPTION_METHODS),
  amendmentResult: keys('outcomes.amendments.status', VOTED),
  outcomeEnd: keys('outcomes.state', DRAFT_ENDS),
  outcomeKind: keys('outcomes.kind', OUTCOME_KINDS),
  speechStanding: keys('speakers.correction.standing', SPEECH_STANDINGS),
  part: {
    preambular: 'conferences.record.part.preambular',
    operative: 'conferences.record.part.operative',
  } satisfies Record<Part, BareKey>,
  procedure: keys('ballots.procedure', BALLOT_PROCEDURES),
  proposedAct: keys('proposals.act', SECOND_PERSON_ACTS),
  role: keys('accounts.role', ['administrator', ...CONFERENCE_ROLES]),
  section: {
    person: 'conferences.record.section.person',
    photo: 'conferences.record.section.photo',
    consents: 'conferences.record.section.consents',
    questions: 'conferences.record.section.questions',
  } satisfies Record<SavedSection, BareKey>,
  sessionKind: keys('agenda.kind', SESSION_KINDS),
  strength: keys('outcomes.strength', STRENGTHS),
  verdict: keys('decision.verdict', HAND_VERDICTS),
};

/** What was changed, in words; a side that the event does not have is left out, one that was empty is null. */
export type ChangeWords = {
  label: string;
  before?: string | null;
  after?: string | null;
  /** of the values, where it is not the reader's; empty where somebody typed them in a language that nobody named */
  lang?: Locale | '';
};

/** The changes of an event, one line for each value, and for a text one for each language in which it changed. */
export function changeWords(reading: Reading, changes: readonly ToldChange[]): ChangeWords[] {
  const say = sayIn(reading.locale);
  return changes.flatMap((change) => {
    const { before, after, tell } = change;
    const label = say(`conferences.record.field.${change.label}`);
    if (isText(before) && isText(after)) return inLanguages(reading.locale, label, before, after);
    const words: ChangeWords = { label };
    if (before !== undefined) words.before = valueWords(reading, tell, before);
    if (after !== undefined) words.after = valueWords(reading, tell, after);
    // What is not kept is said in the reader's own.
    if (tell === 'text' && (words.after ?? words.before) === (after ?? before)) words.lang = '';
    // What a reader may not know is the same on both sides.
    return words.before === words.after || !(words.before || words.after) ? [] : [words];
  });
}

const isText = (value: unknown): value is LocalText =>
  typeof value === 'object' && value !== null && LOCALES.some((locale) => Object.hasOwn(value, locale));

function inLanguages(locale: Locale, label: string, before: LocalText, after: LocalText): ChangeWords[] {
  return LOCALES.filter((one) => (before[one] ?? '') !== (after[one] ?? '')).map((one) => ({
    ...(one === locale ? { label } : { label: `${label} (${languageName(one, locale)})`, lang: one }),
    before: before[one] || null,
    after: after[one] || null,
  }));
}

/** One value in words; null where there is none. */
function valueWords(reading: Reading, tell: Telling, value: unknown): string | null {
  const { locale, conference, things } = reading;
  const say = sayIn(locale);
  if (value === REDACTED) return say('conferences.record.notKept');
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value) && value.length === 0) return null;
  const text = String(value);
  switch (tell) {
    case 'text':
      return text;
    case 'inLanguages':
      return isText(value) ? pick(value, locale) || null : text;
    case 'number':
      return number(Number(value), locale);
    case 'itemNumber':
      return itemLabel(text, locale);
    case 'moment':
      return dayAndClock(new Date(text), locale, conference.timeZone);
    case 'date':
      return day(new Date(`${text}T12:00Z`), locale, 'UTC');
    case 'country':
      return countryName(text, locale);
    case 'language':
      return languageName(text, locale);
    case 'languages':
      return Array.isArray(value)
        ? listing(
            value.map((one) => languageName(String(one), locale)),
            locale,
          )
        : text;
    case 'reminderDays':
      return listing(
        [value].flat().map((days) => reminderDay(Number(days), say)),
        locale,
      );
    case 'bureau':
      return bureauWords(reading, value, say);
    case 'account':
      return thingIn(things, 'account', text)?.name ?? null;
    case 'outcomeParagraph': {
      const paragraph = thingIn(things, tell, text);
      return paragraph ? say(`outcomes.${paragraph.part}Paragraph`, { number: paragraph.number }) : null;
    }
    case 'agendaItem':
    case 'delegation':
    case 'document':
    case 'outcome':
    case 'participant':
    case 'room':
    case 'session':
      return namedThing(reading, tell, text)?.name ?? null;
    default: {
      const words = [value].flat().map((one) => {
        const key = WORDS[tell][String(one)];
        return key ? say(key) : String(one);
      });
      return listing(words, locale);
    }
  }
}

/** Who leads a session, each by name, where the reader may know it, and office. */
function bureauWords({ locale, things }: Reading, value: unknown, say: Say): string | null {
  if (!Array.isArray(value)) return null;
  const members = (value as { accountId?: string; office?: string }[]).map(({ accountId, office }) => {
    const known = OFFICES.find((one) => one === office);
    const word =
      known === 'viceChair'
        ? say('notes.office.viceChair', { count: 1 })
        : known && say(`notes.office.${known}`);
    return withCommas(
      [thingIn(things, 'account', accountId)?.name ?? '', word ?? ''].filter(Boolean),
      locale,
    );
  });
  return members.join(' · ') || null;
}

/** What happened: the words of the kind, or of one that no version knows the kind itself. */
export function kindWords(locale: Locale, kind: string): string {
  const worded = wordedAs(kind);
  return worded ? sayIn(locale)(`conferences.event.${worded}`) : kind;
}

/** Who acted: `name` of who may be known to the reader, `office` at that time, or the seat. */
export type ActorWords = { name: string | null; office: string | null };

export function actorWords(
  { locale, things }: Reading,
  { actor, at }: Pick<Entry, 'actor' | 'at'>,
): ActorWords {
  const say = sayIn(locale);
  if (actor === 'system') return { name: null, office: say('conferences.overview.house') };
  const account = thingIn(things, 'account', actor);
  if (!account) return { name: null, office: say('conferences.overview.unknownActor') };
  const held = <T extends { from: string; until: string | null }>(all: readonly T[]) =>
    all.filter(({ from, until }) => new Date(from) <= at && (until === null || new Date(until) >= at));
  const offices = [...new Set(held(account.grants).map(({ role }) => say(`accounts.role.${role}`)))];
  const seat = held(account.seats).at(-1) ?? account.seats.at(-1);
  const country = seat?.countryCode ? countryName(seat.countryCode, locale) : seat?.organization;
  const seated =
    seat && country ? withCommas([say(`accounts.capacity.${seat.capacity}`), country], locale) : null;
  const office = withCommas([...offices, ...(seated ? [seated] : [])], locale) || null;
  const { name } = account;
  return { name, office: office ?? (name ? null : say('conferences.record.somebody')) };
}
