import { expect, it } from 'vitest';
import { ANONYMOUS } from '@/domain/actor';
import { sayIn } from '@/platform/i18n/messages';
import { OWNER_FIELD, ownerTag } from '@/platform/owner';
import { anActor } from '@/tests/setup/conference/people';
import { allActions, answerOf, digest } from './calling';

const actions = await allActions();
const ofAnother = sayIn('en')('common.refusal.otherAccount');

it('no action takes a form that was drawn for somebody else, or for who has signed out since', async () => {
  const [drawnFor, sender] = [await anActor(), await anActor()];
  const before = await digest();
  const wrong: string[] = [];
  for (const [name, parts] of actions) {
    const fields = { [OWNER_FIELD]: ownerTag(drawnFor) };
    const { state } = await answerOf(parts, sender, fields);
    if (state.status !== 'refused' || state.message !== ofAnother) wrong.push(`${name}: ${state.message}`);
    const left = await answerOf(parts, ANONYMOUS, fields);
    if (left.state.status !== 'refused' || !left.state.signIn) wrong.push(`${name}: ${left.state.message}`);
  }
  expect(wrong).toEqual([]);
  expect(await digest()).toBe(before);
  // Whose form it is gets another answer: nothing was filled in.
  for (const [name, parts] of actions) {
    const { state } = await answerOf(parts, drawnFor, { [OWNER_FIELD]: ownerTag(drawnFor) });
    expect(state.message, name).not.toBe(ofAnother);
  }
});
