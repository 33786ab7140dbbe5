import type { CredentialsStatus } from './credentials';
import { type Deadlines, whyNotChangeList } from './deadlines';
import type { Duty, Stage } from './duties';
import type { DutyFacts, OwnDelegation } from './duty-facts';

/** What a nominated person owes: the registration, until it is handed in, and what is asked anew afterwards. */
export function registrationDuties({ seat, deadlines }: DutyFacts, { byBeginning }: Stage): Duty[] {
  if (!seat || seat.status === 'withdrawn') return [];
  const { since, tasks, status } = seat;
  if (status === 'submitted' || status === 'accepted') {
    // What the conference asks anew is answered all the same.
    const path = '/registration/questions';
    return tasks.includes('questions') ? [{ kind: 'questions', path, due: byBeginning, since: null }] : [];
  }
  const path = tasks.length > 0 ? '/registration' : '/registration/check';
  const due = deadlines.registrationDue ?? byBeginning;
  return [{ kind: 'registration', path, due, since, returned: status === 'returned', tasks }];
}

const IN_HAND: readonly CredentialsStatus[] = ['submitted', 'provisional', 'accepted'];

/** What a focal point owes for a delegation; its other members see it and owe nothing for it. */
export const keptDuties =
  (
    { nominationDue, confirmationDue, registrationDue }: Deadlines,
    { begun, byBeginning }: Stage,
    now: Date,
  ) =>
  (delegation: OwnDelegation): Duty[] => {
    const { id, quota, named, hasHead, credentials, confirmed, unregistered } = delegation;
    if (unregistered === null) return [];
    const { countryCode, organization } = delegation;
    const common = { due: byBeginning, since: null, delegation: { countryCode, organization } };
    const path = `/delegations/${id}`;
    const free = quota - named;
    const naming = { ...common, path: `${path}#nominate`, due: nominationDue ?? byBeginning };
    const names = whyNotChangeList({ confirmedAt: null, nominationDue }, 'added', now) === null;
    const duties: Duty[] = [];
    // Once nominations are over, a head comes from among the persons who are on the list.
    if (!hasHead && !confirmed)
      duties.push({
        kind: 'nominateHead',
        ...naming,
        ...(!names && { path: `${path}#head`, due: confirmationDue ?? byBeginning }),
      });
    else if (free > 0 && !begun && !confirmed && names)
      duties.push({ kind: 'places', ...naming, free, quota });
    if (confirmationDue && hasHead && !confirmed)
      duties.push({
        kind: 'confirmList',
        ...common,
        path: `${path}#list`,
        due: confirmationDue,
        persons: named,
      });
    if (unregistered.length > 0)
      duties.push({
        kind: 'registrations',
        ...common,
        path: `${path}#people`,
        due: registrationDue ?? byBeginning,
        names: unregistered,
      });
    if (!IN_HAND.includes(credentials))
      duties.push({ kind: 'credentials', path, ...common, returned: credentials === 'rejected' });
    return duties;
  };
