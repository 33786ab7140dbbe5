import type { Capacity } from './actor';
import type { RegistrationStatus } from './registration';
import { questionIn } from './search';

/** In what capacities a person stands for the delegation in the hall: advisers and experts advise. */
export const REPRESENTATIVES = ['head', 'alternate', 'delegate'] as const satisfies readonly Capacity[];

/** What the list at the door can be narrowed to; those who are still to come stand first. */
export const DOOR_VIEWS = ['expected', 'here', 'everybody'] as const;
export type DoorView = (typeof DOOR_VIEWS)[number];

/** The list at the door as its address asks for it. */
export type DoorSelection = { view: DoorView; question: string };

type DoorTyped = Readonly<Partial<Record<'show' | 'q', unknown>>>;

/** What an address asks for. Whoever is looked for by name is looked for among everybody, to be told why they may not come in. */
export function doorIn({ show, q }: DoorTyped): DoorSelection {
  const question = questionIn(q);
  const view = DOOR_VIEWS.find((one) => one === show) ?? DOOR_VIEWS[0];
  return { view: question ? 'everybody' : view, question };
}

/** The address of the list behind that of the conference, or of a page of it. */
export function doorAddress(here: string, { view, question }: DoorSelection, page = 1): string {
  const query = new URLSearchParams();
  if (question) query.set('q', question);
  else if (view !== DOOR_VIEWS[0]) query.set('show', view);
  if (page > 1) query.set('page', String(page));
  return `${here}/check-in${query.size > 0 ? `?${query}` : ''}`;
}

type AtTheDoor = { status: RegistrationStatus; isHere: boolean; closed: boolean };

/** Why somebody cannot be checked in; null where they can. */
export function whyNotCheckedIn({ status, isHere, closed }: AtTheDoor) {
  if (closed) return 'checkInClosed' as const;
  if (isHere) return 'hereAlready' as const;
  return status === 'accepted' ? null : ('notAccredited' as const);
}

/** What is said of a code that was scanned at the door; the first lets the person in. */
export const VERDICTS = [
  'checkedIn',
  'here',
  'revoked',
  'notAccredited',
  'gone',
  'elsewhere',
  'unknown',
] as const;
export type DoorVerdict = (typeof VERDICTS)[number];

type Scanned = {
  /** whether the badge was replaced by another */
  revoked: boolean;
  /** whether the person, or the whole delegation, was withdrawn */
  withdrawn: boolean;
  status: RegistrationStatus;
  isHere: boolean;
};

/** What is said of a badge of this conference. A badge that was replaced lets nobody in, whoever holds it. */
export function verdictOn({ revoked, withdrawn, status, isHere }: Scanned): DoorVerdict {
  if (revoked) return 'revoked';
  if (withdrawn) return 'gone';
  if (isHere) return 'here';
  return status === 'accepted' ? 'checkedIn' : 'notAccredited';
}

/** What is shown beside the sentence of a verdict: whose badge it is, and under which id the photo is kept. */
export type VerdictShown = { verdict: DoorVerdict; name?: string; participantId?: string; photoId?: string };
