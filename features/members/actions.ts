'use server';

import { action } from '@/platform/action';
import { addMembership, editMembership, endMembership, removeMembership } from './commands/memberships';
import { editCountryName } from './commands/names';
import {
  countryNameInput,
  membershipChangeInput,
  membershipEndInput,
  membershipInput,
  membershipRemovalInput,
} from './input';

export const addMembershipAction = action('members.addMembership', membershipInput, addMembership, {
  adds: 'membership',
});
export const editMembershipAction = action('members.editMembership', membershipChangeInput, editMembership, {
  changes: 'membership',
});
export const endMembershipAction = action('members.endMembership', membershipEndInput, endMembership, {
  decides: 'membership',
});
export const removeMembershipAction = action(
  'members.removeMembership',
  membershipRemovalInput,
  removeMembership,
  { removes: 'membership' },
);
export const editCountryNameAction = action('members.editCountryName', countryNameInput, editCountryName, {
  changes: 'countryName',
});
