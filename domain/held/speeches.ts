import { as, type HeldTable } from './parts';

/** What is held of who asked for the floor, had it and made a statement: a part of the one description. */
export const HELD_SPEECHES: readonly HeldTable[] = [
  {
    table: 'floor_request',
    part: 'speeches',
    belongs: 'speaker',
    order: 'requested_at',
    columns: as('published', 'session_id', 'kind', 'speaker', 'requested_at', 'ended_as', 'ended_at'),
  },
  {
    table: 'intervention',
    part: 'speeches',
    belongs: 'speaker',
    order: 'started_at',
    columns: as('published', 'session_id', 'number', 'kind', 'speaker', 'started_at', 'ended_at'),
  },
  {
    table: 'intervention_correction',
    part: 'speeches',
    belongs: 'speaker',
    order: 'recorded_at',
    columns: as('published', 'speaker', 'started_at', 'ended_at'),
  },
  {
    table: 'statement',
    part: 'speeches',
    belongs: 'speaker',
    order: 'said_at',
    columns: as('published', 'session_id', 'speaker_name', 'said_at'),
  },
];
