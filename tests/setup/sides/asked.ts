import type { Tx } from '@/db/client';
import { formAnswer, formQuestion, formQuestionVersion } from '@/db/schema/form-questions';
import { inAll } from '../conference/conference';
import type { World } from './world';

/** What the conference that meets asks beside the house, and what everybody who sits there answered to the first of it. */
export async function writeAsked(tx: Tx, world: World): Promise<void> {
  const { meeting, canary, seats, ids } = world;
  const conferenceId = meeting.id;
  const questionIds = [ids.askedQuestion, ids.nextQuestion];
  await tx
    .insert(formQuestion)
    .values(questionIds.map((id, at) => ({ conferenceId, id, kind: 'text' as const, position: at + 1 })));
  await tx.insert(formQuestionVersion).values(
    questionIds.map((questionId, at) => ({
      ...{ conferenceId, questionId, number: 1, countsFrom: 1, required: false },
      label: inAll(`Question ${at + 1} of the conference`),
      hint: inAll('As on your ticket'),
      readers: 'organizers' as const,
    })),
  );
  const mine = [
    ...(['head', 'delegate', 'headOther', 'observer'] as const).map((who) => [who, seats[who]] as const),
    ['applicant', ids.applicantSeat] as const,
  ];
  await tx.insert(formAnswer).values(
    mine.map(([who, participantId]) => ({
      ...{ conferenceId, participantId, questionId: ids.askedQuestion, givenUnder: 1 },
      answer: [canary('answer', who)],
    })),
  );
}
