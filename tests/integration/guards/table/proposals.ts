import { proposalDigest } from '@/features/proposals/queries/gate';
import { switchedOff } from '@/tests/setup/conference/proposals';
import type { Side } from '@/tests/setup/sides/side';
import { inMeeting, ORGANIZERS, type Row } from './forms';

const shown = (side: Side, which: 'proposal' | 'ownProposal') => ({
  ...inMeeting(side),
  proposal: side.ids[which],
  proposalVersion: proposalDigest('setSecondPerson', switchedOff(side.meeting.id)),
});

export const proposals: Record<string, Row> = {
  'proposals.confirmProposal': { may: ORGANIZERS, input: (side) => shown(side, 'proposal') },
  'proposals.rejectProposal': {
    may: ORGANIZERS,
    input: (side) => ({ ...shown(side, 'proposal'), reason: 'It is too early.' }),
  },
  'proposals.withdrawProposal': { may: ['organizer'], input: (side) => shown(side, 'ownProposal') },
  'proposals.setSecondPerson': {
    may: ORGANIZERS,
    input: (side) => ({
      conferenceId: side.meeting.id,
      version: '1',
      'acts[]': ['closeConference'],
      hours: '24',
    }),
  },
};
