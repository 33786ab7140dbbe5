import { dayIn } from '@/domain/calendar';
import { ZONE } from '@/tests/setup/conference/conference';
import type { Side } from '@/tests/setup/sides/side';
import { aPdf } from '../../../setup/document-files';
import { type Fields, inMeeting, ORGANIZERS, type Row } from './forms';

/** What was adopted and is not followed up, and what is, by the head of the own delegation among others. */
const ofAdopted = (side: Side): Fields => ({ ...inMeeting(side), number: String(side.first + 2) });
const ofFollowed = (side: Side): Fields => ({ ...inMeeting(side), number: String(side.first + 3) });

const RHYTHM: Fields = { firstOn: '2199-01-31', everyMonths: '6', answerDays: '30', lastOn: '2199-12-31' };

const report = (side: Side): Fields => ({
  ...ofFollowed(side),
  delegationId: side.ids.ownMeeting,
  version: '1',
  state: 'done',
  words: 'A law was passed.',
  evidence: 'https://www.example.org/law',
  file: new File([new Uint8Array(aPdf())], 'law.pdf', { type: 'application/pdf' }),
  doneOn: '2023-04-01',
  contactName: 'A registrar',
  contactEmail: 'registrar@example.org',
});

export const implementation: Record<string, Row> = {
  'implementation.openFollowUp': {
    may: ORGANIZERS,
    input: (side) => ({ ...ofAdopted(side), ...RHYTHM, publicStates: 'on' }),
  },
  'implementation.editFollowUp': {
    may: ORGANIZERS,
    input: (side) => ({ ...ofFollowed(side), version: '1', ...RHYTHM, reason: 'The assembly asked for it.' }),
  },
  'implementation.endFollowUp': {
    may: ORGANIZERS,
    input: (side) => ({ ...ofFollowed(side), version: '1', reason: 'The assembly took it over.' }),
  },
  'implementation.forwardOutcome': {
    may: ORGANIZERS,
    input: (side) => ({
      ...ofAdopted(side),
      ...{ version: '0', 'assembly.en': 'General Assembly, 91st session' },
      ...{
        forwardedOn: dayIn(ZONE, new Date()),
        symbol: 'GA-2023-91-RES-04',
        reason: 'It has a symbol by now.',
      },
    }),
  },
  'implementation.withdrawForwarding': {
    may: ORGANIZERS,
    input: (side) => ({ ...ofFollowed(side), version: '1', reason: 'It was not on its agenda.' }),
  },
  'implementation.reportImplementation': { may: ['head', 'focalPoint'], input: report },
  'implementation.recordImplementation': {
    may: ORGANIZERS,
    input: (side) => ({ ...report(side), letterOn: '2023-04-15' }),
  },
};
