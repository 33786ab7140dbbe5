import { type Actor, ANONYMOUS, type ConferenceRole } from './actor';
import { PROPOSERS, type Proposer } from './outcomes';
import { can, type Permission } from './permissions';

/**
 * In whose name somebody does what a permission is for: the office that entitles to it by itself, the bureau's before that of
 * the secretariat.
 */
export const officeFor = (actor: Actor, permission: Permission, conferenceId: string): Proposer =>
  officeAmong(PROPOSERS, actor, permission, conferenceId);

/** The same among other offices, the first that entitles to it. */
export const officeAmong = <Office extends ConferenceRole>(
  offices: readonly Office[],
  actor: Actor,
  permission: Permission,
  conferenceId: string,
): Office | 'organizer' =>
  offices.find((office) => {
    const roles = actor.roles.filter((held) => held.conferenceId === conferenceId && held.role === office);
    return roles.length > 0 && can({ ...ANONYMOUS, roles }, permission, { conferenceId });
  }) ?? 'organizer';
