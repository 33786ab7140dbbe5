import { accounts } from './table/accounts';
import { agenda } from './table/agenda';
import { ballots } from './table/ballots';
import { conferences } from './table/conferences';
import { credentials } from './table/credentials';
import { delegations } from './table/delegations';
import { documents } from './table/documents';
import type { Row } from './table/forms';
import { implementation } from './table/implementation';
import { imports } from './table/imports';
import { members } from './table/members';
import { notes } from './table/notes';
import { outcomes } from './table/outcomes';
import { press } from './table/press';
import { proposals } from './table/proposals';
import { speakers } from './table/speakers';
import { topics } from './table/topics';

export type { Fields, Row } from './table/forms';

/**
 * Every server action by area and name: who may send it, and what the others are told. A new action without
 * a row here fails the tests.
 */
export const ACTIONS: Record<string, Row> = {
  ...accounts,
  ...agenda,
  ...ballots,
  ...conferences,
  ...credentials,
  ...delegations,
  ...documents,
  ...implementation,
  ...imports,
  ...members,
  ...notes,
  ...outcomes,
  ...press,
  ...speakers,
  ...topics,
  ...proposals,
};
