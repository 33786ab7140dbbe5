import { expect, it } from 'vitest';
import { withTx } from '@/db/client';
import { SYSTEM } from '@/domain/actor';
import { recordCorrigendum } from '@/features/outcomes/commands/corrigenda';
import { correctReservation, withdrawReservation } from '@/features/outcomes/commands/reservations';
import { addTranslation } from '@/features/outcomes/commands/translations';
import { auditBeside } from '@/features/outcomes/queries/audit';
import { forcibly } from '../ballots/voted';
import { adopted, reason } from './adopted';

/** What somebody could do who owns the tables. */
const FALSIFIED = [
  "update reservation set text = 'Something else.'",
  "update reservation_correction set text = 'Something else.' where number = 1",
  "update reservation_correction set text = 'It stands.' where number = 2",
  'delete from reservation_correction where number = 2',
  "update corrigendum set reads = 'to do less'",
  "update corrigendum set recorded_as = 'chair'",
  "update corrigendum set recorded_at = recorded_at - interval '1 day'",
  'delete from corrigendum',
  "update translation set title = 'Un autre texte'",
  "update translation set paragraphs = jsonb_set(paragraphs, '{0,text}', '\"à ne pas faire\"')",
  "update translation set translator = 'Nobody'",
  `insert into corrigendum (conference_id, id, outcome_id, number, language, wrong, reads, reason, recorded_as)
    select conference_id, gen_random_uuid(), outcome_id, 2, 'en', 'x', 'y', 'z', 'chair' from corrigendum`,
];

it('sees what stands beside a text when it is not what was recorded', async () => {
  const { meeting, organizer, address, reservation, paragraph } = await adopted(true);
  const reserved = { ...address, reservationId: reservation, reason };
  await correctReservation(organizer, { ...reserved, version: 1, text: 'Not paragraph 1.' });
  await withdrawReservation(organizer, { ...reserved, version: 2 });
  const slip = { language: 'en', wrong: 'to do more', reads: 'to do much more' } as const;
  await recordCorrigendum(organizer, { ...address, ...slip, reason, paragraphId: paragraph });
  await addTranslation(organizer, {
    ...{ ...address, language: 'fr', version: 0, title: 'Un texte', translator: 'A service' },
    paragraphs: { [paragraph]: { text: 'à faire plus' } },
  });
  const why = async () => (await withTx(SYSTEM, (tx) => auditBeside(tx, meeting.id))).map((one) => one.why);
  expect(await why()).toEqual([null]);
  const tables = ['reservation', 'reservation_correction', 'corrigendum', 'translation'];
  await forcibly(tables.map((name) => `create table kept_${name} as select * from ${name}`).join(';'));
  const back = tables.map((name) => `insert into ${name} select * from kept_${name}`).join(';');
  for (const change of FALSIFIED) {
    await forcibly(change);
    expect(await why(), change).toEqual(['what stands beside it is not what was recorded']);
    await forcibly(
      `${tables
        .toReversed()
        .map((name) => `delete from ${name}`)
        .join(';')};${back}`,
    );
  }
  expect(await why()).toEqual([null]);
  await forcibly(`${tables.map((name) => `drop table kept_${name}`).join(';')}`);
});
