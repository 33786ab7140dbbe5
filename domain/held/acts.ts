import type { KeepReason } from './parts';

/** An act that somebody did: the table and the column that names who, and the column that says when. */
export type HeldAct = { table: string; by: string; at: string; ofHouse?: true };

const acts = (table: string, ...columns: string[]): HeldAct[] =>
  columns.map((by) => ({ table, by, at: by.endsWith('_by') ? by.replace(/_by$/, '_at') : 'at' }));

/**
 * Where the house keeps who did something, in an office or for a delegation. A person is told how often and from when to
 * when; what the act was about belongs to the conference, or to somebody else. The choice of a vote is never among it.
 */
export const HELD_ACTS: readonly HeldAct[] = [
  ...acts('accepted_warning', 'accepted_by'),
  ...acts('address_offer', 'offered_by'),
  ...acts('agenda_release', 'released_by'),
  ...acts('badge', 'issued_by', 'revoked_by'),
  ...acts('ballot', 'scheduled_by', 'opened_by', 'cancelled_by'),
  ...acts('ballot_act', 'actor', 'new_head', 'former_head'),
  ...acts('ballot_draft', 'created_by'),
  ...acts('ballot_event', 'actor'),
  { table: 'ballot_finding', by: 'recorded_by', at: 'at' },
  ...acts('check_in', 'checked_in_by', 'withdrawn_by'),
  ...acts('communique_corrigendum', 'recorded_by'),
  ...acts('communique_paragraph', 'saved_by'),
  ...acts('conference', 'closed_by', 'removed_by', 'hidden_by'),
  ...acts('corrigendum', 'recorded_by'),
  ...acts('country_name', 'set_by').map((act) => ({ ...act, ofHouse: true as const })),
  ...acts('credentials_report', 'issued_by'),
  ...acts('credentials_report_act', 'recorded_by'),
  ...acts('debate', 'tabled_by'),
  ...acts('debate_event', 'by'),
  ...acts('delegation', 'credentials_decided_by', 'withdrawn_by', 'confirmed_by', 'reopening_requested_by'),
  ...acts('document', 'created_by', 'reviewed_by', 'published_by', 'withdrawn_by'),
  ...acts('document_file', 'added_by'),
  ...acts('event', 'actor'),
  ...acts('file', 'created_by'),
  ...acts('final_report', 'made_by'),
  ...acts('floor_request', 'requested_by', 'ended_by'),
  ...acts('follow_up', 'opened_by'),
  ...acts('follow_up_rhythm', 'set_by'),
  ...acts('form_question_version', 'written_by'),
  ...acts('forwarding', 'recorded_by'),
  ...acts('implementation_report', 'reported_by'),
  ...acts('intervention', 'started_by', 'ended_by'),
  ...acts('late_admission', 'admitted_by'),
  ...acts('live_update', 'written_by'),
  ...acts('notes_approval', 'approved_by'),
  ...acts('notes_circulation', 'circulated_by', 'withdrawn_by'),
  ...acts('notes_comment', 'commented_by', 'withdrawn_by', 'settled_by'),
  ...acts('notes_version', 'kept_by'),
  ...acts('outcome', 'created_by', 'left_open_by', 'adopted_by', 'ended_by'),
  ...acts('outcome_paragraph', 'saved_by'),
  ...acts('paragraph', 'created_by', 'saved_by', 'struck_by'),
  ...acts('paragraph_corrigendum', 'recorded_by'),
  ...acts('paragraph_version', 'saved_by', 'settled_by'),
  ...acts('participant', 'nominated_by', 'withdrawn_by', 'decided_by'),
  ...acts('person_change', 'changed_by'),
  ...acts('person_distinction', 'distinguished_by'),
  ...acts('proposal', 'proposed_by', 'decided_by'),
  ...acts('refused_vote', 'actor'),
  ...acts('reservation', 'recorded_by'),
  ...acts('reservation_correction', 'recorded_by'),
  ...acts('role_grant', 'granted_by', 'withdrawn_by'),
  ...acts('sent_letter', 'sent_by'),
  ...acts('sheet_import', 'added_by', 'confirmed_by'),
  ...acts('show_of_hands', 'taken_by'),
  ...acts('show_of_hands_correction', 'recorded_by'),
  { table: 'silence_break', by: 'broken_by', at: 'at' },
  ...acts('sponsorship', 'changed_by'),
  ...acts('statement', 'created_by', 'published_by', 'withdrawn_by'),
  ...acts('submission', 'submitted_by'),
  ...acts('translation', 'recorded_by'),
  ...acts('waiting_place', 'added_by'),
];

/** Why an act stays when what is held about a person is erased. */
export const ACTS_KEPT: KeepReason = 'record';
