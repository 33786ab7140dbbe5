import { beforeAll, describe, expect, it } from 'vitest';
import { isVersionName } from '@/components/form/versions';
import type { Parts } from '@/platform/run-action';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { unkept } from '../../setup/unkept';
import { ACTIONS, type Fields, type Row } from './action-table';
import { allActions, answerOf, aPhoto, digest } from './calling';

const jpeg = await aPhoto();
const actions = [...(await allActions())].map(([name, parts]) => ({
  name,
  parts,
  row: ACTIONS[name] as Row,
}));

const does = ({ does }: Parts, ...words: string[]) =>
  typeof does === 'object' && words.some((word) => word in does);
const weighty = actions.filter(({ parts }) => does(parts, 'removes', 'decides'));
const changing = actions.filter(({ parts }) => does(parts, 'changes'));

/** What changes without naming a version, each with its reason. */
const UNVERSIONED: Record<string, string> = {
  'accounts.editAccount': 'one’s own name and language, and all of them are on the form',
  'notes.classifyNotes': 'names who could read them before; see notes/classification.test.ts',
  'notes.classifyParagraph': 'names who could read it before; see notes/classification.test.ts',
  'delegations.decideRegistrations': 'each that is chosen carries its version; see delegations/desk.test.ts',
  'delegations.decideSeveralCredentials':
    'each that is chosen carries its version; see delegations/credentials.test.ts',
  'delegations.withdrawDecision':
    'each that is chosen carries its version; see delegations/taken-back.test.ts',
  'delegations.withdrawCredentialsDecision':
    'each that is chosen carries its version; see delegations/taken-back.test.ts',
  'delegations.withdrawErasure': 'one’s own request, which is taken back whatever was decided meanwhile',
  'delegations.withdrawCheckIn': 'a person is here or is not, and there is no other state to look at',
  'delegations.savePhoto': 'one’s own photo in place of the one before',
  'delegations.withdrawConsent': 'one’s own consent, that only oneself can take back',
  'speakers.withdrawFloorRequest': 'a request waits or is over, and has no other state to look at',
  'outcomes.withdrawConsensusCall': 'a call is open or has ended, and has no other state to look at',
  'outcomes.withdrawDivision': 'a part waits for its vote or is over, and has no other state to look at',
  'outcomes.decidePart': 'a part waits for its vote or is over, and nothing in it changes meanwhile',
  'outcomes.withdrawObjection': 'an objection stands or is withdrawn, and has no other state to look at',
  'delegations.saveConsents': 'one’s own consents, and all of them are on the form',
};

/** The fields that say what was looked at. A release shows a draft, by its name. */
const versionsIn = (form: Fields) =>
  Object.keys(form).filter((name) => isVersionName(name) || name === 'draft');

/** What the same field says of another version. */
function another(value: unknown): string {
  const text = String(value);
  if (/^\d+$/.test(text)) return String(Number(text) + 1);
  return text.replace(/[0-9a-f]$/, (digit) => (digit === '0' ? '1' : '0'));
}

const personIn = ({ may }: Row, index: number) =>
  typeof may === 'string' ? 'organizer' : (may[index] ?? may[0] ?? 'organizer');

/** One side for all that leaves it as it was. */
let shared: Side;
beforeAll(async () => {
  shared = await aSide('shared', 1, jpeg);
});

async function ready(row: Row, on?: Side) {
  const side = on ?? (await aSide('seen', 51, jpeg));
  const person = personIn(row, 0);
  return { side, actor: await who(side, person), form: await row.input(side, jpeg, person) };
}

it('names a version in whatever removes, decides or changes', async () => {
  expect(weighty.length).toBeGreaterThan(15);
  const nameless: string[] = [];
  for (const { name, row } of [...weighty, ...changing]) {
    if (versionsIn(await row.input(shared, jpeg)).length === 0) nameless.push(name);
  }
  expect(nameless.sort()).toEqual(Object.keys(UNVERSIONED).sort());
});

describe.each([...weighty, ...changing].filter(({ name }) => !(name in UNVERSIONED)))(
  '$name',
  ({ name, parts, row }) => {
    it('is refused upon another version, and keeps what was typed', async () => {
      const { actor, form } = await ready(row, shared);
      // A text of the notes that comes late is kept aside, beside the paragraph.
      const trace = name === 'notes.saveParagraph' ? ['paragraph_version', 'event', 'event_head'] : [];
      const before = await digest(trace);
      for (const field of versionsIn(form)) {
        const stale = { ...form, [field]: another(form[field]) };
        const { state } = await answerOf(parts, actor, stale);
        expect(state, field).toMatchObject({ status: 'refused', stale: true });
        expect(state.message, field).toMatch(/\s.*\.$/s);
        for (const [typed, value] of Object.entries(stale)) {
          if (typeof value === 'string') expect(state.values?.[typed], typed).toBe(value);
        }
      }
      expect(await digest(trace)).toBe(before);
      const upon = await unkept(() => answerOf(parts, actor, form));
      expect(upon.state.status).toBe('ok');
    });
  },
);

const removing = actions.filter(({ parts }) => does(parts, 'removes'));

describe.each(removing)('a second removal: $name', ({ parts, row }) => {
  it('reads that somebody removed it meanwhile', async () => {
    const { actor, form } = await ready(row);
    expect((await answerOf(parts, actor, form)).state.status).toBe('ok');
    const { state } = await answerOf(parts, actor, form);
    expect(state).toMatchObject({ status: 'refused', stale: true });
    expect(state.message).toMatch(/^Somebody removed this/);
  });
});

describe.each(weighty)('two at once: $name', ({ parts, row }) => {
  it('lets one go on and tells the other', async () => {
    const { side, actor, form } = await ready(row);
    // What somebody decides about their own answers or account they do alone, from two windows.
    const alone = row.ofAccount || ['answersVersion', 'photoVersion'].some((name) => name in form);
    const other = alone ? actor : await who(side, personIn(row, 1));
    const both = await Promise.all([answerOf(parts, actor, form), answerOf(parts, other, form)]);
    const [won, ...more] = both.filter(({ state }) => state.status === 'ok');
    expect(won).toBeDefined();
    expect(more).toEqual([]);
    const lost = both.find(({ state }) => state.status !== 'ok');
    expect(lost?.state.status).toBe('refused');
    expect(lost?.state.message).toMatch(/\s.*\.$/s);
  });
});
