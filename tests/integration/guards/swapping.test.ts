import { beforeAll, describe, expect, it } from 'vitest';
import { formObject } from '@/platform/form';
import type { Insider } from '@/tests/setup/sides/persons';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { ACTIONS, type Fields, type Row } from './action-table';
import { allActions, aPhoto, digest, fate, formOf } from './calling';

const actions = [...(await allActions())].filter(([name]) => name in ACTIONS);
const jpeg = await aPhoto();
const UNKNOWN = '0190a8c0-0000-7000-8000-0000000000ff';

let a: Side;
let b: Side;
beforeAll(async () => {
  a = await aSide('a', 1, jpeg);
  b = await aSide('b', 51, jpeg);
});

const rowOf = (name: string) => ACTIONS[name] as Row;
/** Somebody who may send the row; not the administrator, who may in both conferences, if anybody else may. */
const sender = ({ may }: Row): Insider => (typeof may === 'string' ? 'organizer' : (may[0] ?? 'organizer'));

/** A field whose name holds an id, such as that of a paragraph. */
const KEYED = /\.[0-9a-f]{8}-[0-9a-f-]{27}\./;

/** The fields that are named after ids, each named after the other conference's. */
function keyed(mine: Fields, theirs: Fields): [string, Fields][] {
  const ofThem = Object.entries(theirs).filter(([field]) => KEYED.test(field));
  if (ofThem.length === 0) return [];
  const others = Object.entries(mine).filter(([field]) => !KEYED.test(field));
  return [['the names of fields', Object.fromEntries([...others, ...ofThem])]];
}

/** The forms that come of one by taking each value that differs between the sides from the other side. */
function swapped(mine: Fields, theirs: Fields, own: readonly string[] = []): [string, Fields][] {
  return Object.keys(mine)
    .filter(
      (field) => !own.includes(field) && !KEYED.test(field) && String(mine[field]) !== String(theirs[field]),
    )
    .map((field): [string, Fields] => [field, { ...mine, [field]: theirs[field] ?? '' }])
    .concat(keyed(mine, theirs));
}

const ID = /^[0-9a-f]{8}-[0-9a-f-]{27}$/;

/** The same, with ids, names and numbers that nobody has. */
function nowhere(mine: Fields, own: readonly string[] = []): [string, Fields][] {
  const forms: [string, Fields][] = [];
  for (const [field, value] of Object.entries(mine)) {
    if (own.includes(field) || typeof value !== 'string' || field === 'key') continue;
    if (ID.test(value)) forms.push([field, { ...mine, [field]: UNKNOWN }]);
    if (field === 'conference') forms.push([field, { ...mine, conference: 'no-such-conference' }]);
  }
  return forms;
}

/**
 * What is no id in an address but a choice or a digest on the form is refused with a sentence at its place, the
 * same for what another conference has and for what nobody has. All else does not exist.
 */
const SAID: Record<string, string> = {
  'outcomes.editOutcome headVersion': 'common.refusal.stale',
  'press.editCommunique headVersion': 'common.refusal.stale',
  'conferences.hideConference factsVersion': 'common.refusal.changed',
  'conferences.removeConference factsVersion': 'common.refusal.changed',
  'conferences.removeConference word': 'common.refusal.wrongWord',
  'notes.restoreVersion notesVersion': 'notes.refusal.changedSince',
  'notes.circulateNotes notesVersion': 'common.refusal.stale',
  'notes.approveNotes notesVersion': 'common.refusal.stale',
  'delegations.replaceHead seatsVersion': 'common.refusal.changed',
  'delegations.confirmImport previewVersion': 'imports.refusal.changed',
  'credentials.issueCredentialsReport states': 'credentials.refusal.statesChanged',
  'delegations.confirmDelegation seatsVersion': 'common.refusal.changed',
  'delegations.replaceBadge badgeVersion': 'common.refusal.changed',
  'delegations.moveParticipant factsVersion': 'common.refusal.changed',
  'delegations.withdrawDelegation factsVersion': 'common.refusal.changed',
  'delegations.withdrawRequest requestVersion': 'delegations.refusal.requestOver',
  'delegations.declineRequest requestVersion': 'delegations.refusal.requestOver',
  'delegations.removePhoto photoVersion': 'common.refusal.changed',
  'outcomes.addTranslation the names of fields': 'outcomes.refusal.untranslatedParagraph',
  'delegations.moveFormQuestion orderVersion': 'common.refusal.changed',
  'agenda.moveRoom orderVersion': 'common.refusal.changed',
  'speakers.moveFloorRequest orderVersion': 'common.refusal.changed',
  'agenda.releaseAgenda draft': 'agenda.refusal.draftChanged',
  'proposals.confirmProposal proposalVersion': 'common.refusal.changed',
  'proposals.rejectProposal proposalVersion': 'common.refusal.changed',
  'proposals.withdrawProposal proposalVersion': 'common.refusal.changed',
  'ballots.cancelBallot ballotVersion': 'common.refusal.changed',
  'ballots.moveClose ballotVersion': 'common.refusal.changed',
  'ballots.confirmHead seatVersion': 'common.refusal.changed',
  'ballots.objectToHead seatVersion': 'common.refusal.changed',
  'ballots.addBallotDraft outcome': 'ballots.refusal.noSuchOutcome',
  'ballots.addBallotDraft rules': 'ballots.refusal.noSuchRules',
  'ballots.editBallotDraft outcome': 'ballots.refusal.noSuchOutcome',
  'ballots.editBallotDraft rules': 'ballots.refusal.noSuchRules',
  'ballots.checkOpening outcome': 'ballots.refusal.noSuchOutcome',
  'ballots.checkOpening rules': 'ballots.refusal.noSuchRules',
  'ballots.openBallot outcome': 'ballots.refusal.noSuchOutcome',
  'ballots.openBallot rules': 'ballots.refusal.noSuchRules',
  'ballots.openBallot rollDigest': 'ballots.refusal.rollChanged',
};

describe.each(actions)('%s', (name, parts) => {
  const row = rowOf(name);

  it('refuses the ids of another conference, and ids of nothing', async () => {
    const mine = await row.input(a, jpeg);
    const actor = await who(a, sender(row));
    const before = await digest(row.trace);
    const forms = [...swapped(mine, await row.input(b, jpeg), row.own), ...nowhere(mine, row.own)];
    if (row.house !== true) expect(forms.length).toBeGreaterThan(0);
    const wrong: string[] = [];
    for (const [field, form] of forms) {
      const { kind, why } = await fate(parts, actor, form);
      const sentence = SAID[`${name} ${field}`];
      if (sentence ? why !== sentence : kind !== 'notFound')
        wrong.push(`${field} = ${form[field]}: ${kind} ${why}`);
    }
    expect(wrong).toEqual([]);
    expect(await digest(row.trace)).toBe(before);
  });

  it('takes no field that it did not ask for', async () => {
    const mine = await row.input(a, jpeg);
    const fields = Object.keys(formObject(formOf(mine)));
    const more = { role: 'administrator', conferenceId: b.meeting.id, accountId: a.accounts.organizer };
    const unasked = Object.entries({ ...more, id: UNKNOWN, administrator: 'true', 'title.xx': 'x' }).filter(
      ([field]) => !fields.includes(field),
    );
    for (const [field, value] of unasked) {
      const form = formObject(formOf({ ...mine, [field]: value }));
      expect(parts.schema.safeParse(form).success, field).toBe(false);
    }
    expect(parts.schema.safeParse(formObject(formOf(mine))).success).toBe(true);
  });
});
