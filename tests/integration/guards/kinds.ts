import { noting } from '@/tests/setup/put';
import { INSIDERS } from '@/tests/setup/sides/persons';
import { type Side, who } from '@/tests/setup/sides/side';
import { aPdf } from '../../setup/document-files';
import { fateOf } from '../../setup/fates';
import { choicesIn } from '../../setup/input-fields';
import { unkept } from '../../setup/unkept';
import { ACTIONS, type Fields } from './action-table';
import { allActions, fate } from './calling';

/** Choices of a form that ask for another answer beside them, by the action that takes them. */
const CHOSEN_TOGETHER: [string, (side: Side) => Fields][] = [
  ['delegations.inviteDelegation', () => ({ kind: 'memberOutOfRegion', countryCode: 'FR' })],
  [
    'delegations.inviteDelegation',
    () => ({ kind: 'secretariat', countryCode: '', organization: 'A secretariat' }),
  ],
  ['delegations.saveConsents', () => ({ listConsent: 'on' })],
  ['topics.attachTopic', (side) => ({ target: `outcome:${side.ids.otherDraft}` })],
  ['topics.attachTopic', (side) => ({ target: `agendaItem:${side.ids.item}` })],
  ['documents.addDocument', (side) => ({ belongsTo: `agendaItem:${side.ids.item}` })],
  ['documents.saveDocumentFile', () => ({ file: new File([new Uint8Array(aPdf())], 'page.pdf') })],
  [
    'speakers.giveFloor',
    (side) => ({ requestId: '', delegationId: side.ids.otherAnnouncing, kind: 'pointOfOrder' }),
  ],
  [
    'speakers.giveFloor',
    (side) => ({
      ...{ requestId: '', delegationId: side.ids.otherAnnouncing },
      ...{ kind: 'reply', speaker: 'Ana Rojas, head of delegation' },
    }),
  ],
  [
    'speakers.giveFloor',
    (side) => ({
      ...{ sessionId: side.ids.closedDebate, floorVersion: '1', requestId: '' },
      ...{ delegationId: side.ids.otherAnnouncing, kind: 'statement' },
    }),
  ],
  ...(['notStarted', 'inProgress', 'notApplicable'] as const).map((state): [string, () => Fields] => [
    'implementation.reportImplementation',
    () => ({ state, doneOn: '', words: 'The working group met.' }),
  ]),
  ['conferences.writeRules', () => ({ quorum: 'moreThan' })],
];

/** What the sample has and no form of a person makes, and why. The list fails when a form makes it, or the sample has it no more. */
export const NO_FORM_MAKES = new Map([
  ['event.kind = ballot.declared', 'the house declares, by the command that the loader calls'],
  ['ballot.declared_at', 'as its event'],
  ['ballot.result', 'as its event'],
  ['outcome.adoption_method = vote', 'as its event'],
  ['outbox.template = ballots.declared', 'as its event'],
  ['event.kind = formQuestion.answersErased', 'the house erases, by its job'],
  ['form_answer.erased_at', 'as its event'],
  [
    'outcome.adoption_method = recorded',
    'the record of the model case states no method, and the sample claims none; a person records the method',
  ],
  ...['', '.conference_id', '.kind', '.kind = asked', '.outcome_id', '.round_on', '.sent_at'].map(
    (part): [string, string] => [`follow_up_notice${part}`, 'the house asks, by its job'],
  ),
  ...['kind = memberOutOfRegion', 'kind = secretariat', 'status = accepted', 'status = provisional'].map(
    (word): [string, string] => [
      `reported_credentials.${word}`,
      'a report names the delegations as they are',
    ],
  ),
  ...['measure', 'mandate'].map((kind): [string, string] => [
    `outcome_symbol.kind = ${kind}`,
    'the database gives it, as a text of that kind is adopted',
  ]),
  ['session_bureau.office = viceChair', 'a form leaves vice-chairs alone, and names none yet'],
]);

/** Sends the good form of an action with other answers in it, and keeps nothing but the notes of what it put where. */
async function sent(put: Set<string>, name: string, side: Side, other: Fields, jpeg: Buffer): Promise<void> {
  const [parts, row] = [(await allActions()).get(name), ACTIONS[name]];
  const person = INSIDERS.find((one) => row && fateOf(row, one, 'own') === 'allowed');
  if (!parts || !row || !person) return;
  const form = { ...(await row.input(side, jpeg, person)), ...other };
  const actor = await who(side, person);
  await unkept(() => noting(put, () => fate(parts, actor, form)));
}

/**
 * Notes what other good forms put into the tables: those chosen together, and for each `table.column = word` that is wanted the form
 * of every action that takes the word for an answer.
 */
export async function sendOthers(
  put: Set<string>,
  side: Side,
  { wanted, jpeg }: { wanted: () => string[]; jpeg: Buffer },
): Promise<void> {
  for (const [name, other] of CHOSEN_TOGETHER) await sent(put, name, side, other(side), jpeg);
  const words = new Set(wanted().flatMap((one) => one.split(' = ')[1] ?? []));
  for (const [name, { schema }] of await allActions()) {
    for (const [field, choices] of choicesIn(schema)) {
      for (const word of choices.filter((one) => words.has(one)))
        await sent(put, name, side, { [field]: word }, jpeg);
    }
  }
}
