'use server';

import { action } from '@/platform/action';
import { decideErasure, requestErasure, withdrawErasure } from '../commands/erasures';
import { erasureChoice, erasureDecisionInput, erasureInput } from '../input/erasures';

export const requestErasureAction = action('delegations.requestErasure', erasureInput, requestErasure, {
  adds: 'erasure',
});
export const withdrawErasureAction = action('delegations.withdrawErasure', erasureChoice, withdrawErasure, {
  decides: 'erasure',
});
export const decideErasureAction = action('delegations.decideErasure', erasureDecisionInput, decideErasure, {
  decides: 'erasure',
});
