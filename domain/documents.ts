import { type Actor, CONFERENCE_ROLES, type ConferenceRole, headSeat } from './actor';

/** What is uploaded as files; the communiqué is written here. */
export const UPLOADED_KINDS = [
  'workingPaper',
  'draft',
  'statement',
  'informationNote',
  'summaryRecord',
  'finalReport',
] as const;
export type UploadedKind = (typeof UPLOADED_KINDS)[number];

export const DOCUMENT_KINDS = ['communique', ...UPLOADED_KINDS] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Who may read a document. */
export const CLASSIFICATIONS = ['public', 'participants', 'restricted'] as const;
export type Classification = (typeof CLASSIFICATIONS)[number];

/** To whom a document can be restricted: offices of the conference, and the heads of delegation. */
export const DOCUMENT_READERS = [...CONFERENCE_ROLES, 'head'] as const;
export type DocumentReader = (typeof DOCUMENT_READERS)[number];

/** As which of them somebody reads. */
export function readerAs(actor: Actor, conferenceId: string): DocumentReader[] {
  const roles: ConferenceRole[] = actor.roles
    .filter((held) => held.conferenceId === conferenceId)
    .map(({ role }) => role);
  return headSeat(actor, conferenceId) ? [...roles, 'head'] : roles;
}

/** What stands beside a document that was released: it takes its place, adds to it, or corrects it. */
export const DOCUMENT_PARTS = ['revision', 'addendum', 'corrigendum'] as const;
export type DocumentPart = (typeof DOCUMENT_PARTS)[number];

/** The longest symbol, in characters. */
export const SYMBOL_MAX = 80;
/** The longest symbol that somebody types: that of a part has its own ending behind it. */
export const BASE_SYMBOL_MAX = 60;

const ENDINGS: Readonly<Record<DocumentPart, string>> = {
  revision: 'Rev.',
  addendum: 'Add.',
  corrigendum: 'Corr.',
};
const ENDING = new RegExp(`/(${Object.values(ENDINGS).join('|').replaceAll('.', '\\.')})\\d+$`, 'i');

/** The symbol of a part, such as AMERICAS-25/DOC/4/Rev.1. */
export const partSymbol = (symbol: string, part: DocumentPart, number: number): string =>
  `${symbol}/${ENDINGS[part]}${number}`;

/** True for a symbol that ends as those of revisions, addenda and corrigenda do, which the house numbers itself. */
export const isPartSymbol = (symbol: string): boolean => ENDING.test(symbol);

/** The symbol that is offered next, such as AMERICAS-25/DOC/4: one more than the highest of those that are used. */
export function nextSymbol(conferenceSymbol: string, used: readonly string[]): string {
  const stem = `${conferenceSymbol}/DOC/`;
  const numbers = used.flatMap((symbol) => {
    const number = symbol.startsWith(stem) ? /^\d{1,6}$/.exec(symbol.slice(stem.length))?.[0] : undefined;
    return number === undefined ? [] : [Number(number)];
  });
  return `${stem}${Math.max(0, ...numbers) + 1}`;
}

/** What a file of a document can be. */
export const DOCUMENT_FILES = ['pdf', 'word', 'png', 'jpeg'] as const;
export type DocumentFileKind = (typeof DOCUMENT_FILES)[number];

/** Where a document belongs: to one thing of the conference, or with none of them to the conference itself. */
export type DocumentPlace = {
  agendaItemId: string | null;
  sessionId: string | null;
  outcomeId: string | null;
};

const NOWHERE: DocumentPlace = { agendaItemId: null, sessionId: null, outcomeId: null };
const PLACE = /^(agendaItem|session|outcome):([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** A place as a form says it, `session:<id>`; empty is the conference itself, and null nothing that is a place. */
export function placeIn(typed: string): DocumentPlace | null {
  if (typed === '') return NOWHERE;
  const [, kind, id] = PLACE.exec(typed) ?? [];
  return kind && id ? { ...NOWHERE, [`${kind}Id`]: id } : null;
}

/** A place in the words of a form. */
export function placeOf({ agendaItemId, sessionId, outcomeId }: DocumentPlace): string {
  if (agendaItemId) return `agendaItem:${agendaItemId}`;
  if (sessionId) return `session:${sessionId}`;
  return outcomeId ? `outcome:${outcomeId}` : '';
}
