import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/domain/actor';
import type { Answer } from '@/platform/run-action';
import type { Insider } from '@/tests/setup/sides/persons';
import { aSide, type Side, who } from '@/tests/setup/sides/side';
import { unkept } from '../../setup/unkept';
import { ACTIONS, type Fields, type Row } from './action-table';
import { allActions, answerOf, aPhoto } from './calling';

const actions = [...(await allActions())].filter(([name]) => name in ACTIONS);
const jpeg = await aPhoto();

const LONG = 'a'.repeat(10_000);
/** What people and machines send that no field of a form was made for. */
const BAD: Record<string, string | string[] | File> = {
  empty: '',
  blank: ' \u00a0\t\n ',
  long: LONG,
  'long beyond all limits': LONG.repeat(30),
  emoji: '👩🏽‍⚖️🇨🇱',
  Arabic: 'مؤتمر الأمريكتين',
  'control characters': 'a\u0000b\u0007\u001b[31mc',
  'half a surrogate': 'a\ud800b',
  'direction marks': '\u202eabc\u2066',
  'a very long list': Array.from({ length: 2000 }, (_, i) => String(i)),
  file: new File(['%PDF-1.4'], 'a.pdf', { type: 'application/pdf' }),
  SQL: `'; drop table account; --`,
  markup: '<script>alert(1)</script>',
  'a number beyond counting': '9'.repeat(400),
  'no number': 'NaN',
  negative: '-1',
  'a fraction': '1.5',
  exponent: '1e3',
  'a strange date': '0000-02-30T25:61',
  'a far year': '9999-12-31T23:59',
  'another decade': '2150-01-01T10:00',
  'a far day': '9999-12-31',
  'a date that the clocks skip': '2023-09-03T00:30',
  prototype: '__proto__',
};

/** What no field may take, whatever it is for. */
const NEVER = new Set(['long beyond all limits', 'a very long list']);
const rowOf = (name: string) => ACTIONS[name] as Row;
const sender = ({ may }: Row): Insider => (typeof may === 'string' ? 'organizer' : (may[0] ?? 'organizer'));
const SENTENCE = /\s.*[.?!:؟]$/su;

/** What is wrong with the answer to one bad form; null when it is a clear one. */
function trouble({ state }: Answer, form: Fields, field: string, kind: string): string | null {
  if (state.status === 'ok') return NEVER.has(kind) ? 'accepted' : null;
  if (state.status === 'failed') return 'failed';
  if (!state.message || !SENTENCE.test(state.message)) return `no sentence: ${state.message}`;
  const errors = Object.entries(state.errors ?? {});
  if (state.status === 'invalid' && errors.length === 0) return 'no field named';
  if (state.status === 'refused' && NEVER.has(kind)) return 'reached the command';
  const mute = errors.find(([, text]) => !SENTENCE.test(text));
  if (mute) return `no sentence at ${mute[0]}: ${mute[1]}`;
  const lost = Object.entries(form).find(
    ([name, value]) => typeof value === 'string' && state.values?.[name] !== onTheWire(value),
  );
  return lost ? `lost ${lost[0]} after ${field}` : null;
}

/** A form carries no half surrogates. */
const onTheWire = (text: string) => text.replace('\ud800', '\ufffd');

/** One side for all: nothing that is sent here is kept. */
let side: Side;
beforeAll(async () => {
  side = await aSide('bad', 1, jpeg);
});

describe.each(actions)('%s', (name, parts) => {
  const row = rowOf(name);
  let actor: Actor;
  let good: Fields;
  beforeAll(async () => {
    actor = await who(side, sender(row));
    good = await row.input(side, jpeg);
  });

  // Some forms have many fields, and each is tried with all of it.
  it('answers what nobody should send with a sentence, and keeps what was typed', {
    timeout: 180_000,
  }, async () => {
    const wrong: string[] = [];
    // What is sent well is taken back, so that each form comes as far as the first one did.
    await unkept(async () => {
      const end = row.may === 'nobody' ? 'refused' : 'ok';
      expect((await answerOf(parts, actor, good)).state.status).toBe(end);
      for (const field of Object.keys(good)) {
        for (const [kind, value] of Object.entries(BAD)) {
          const form: Fields = { ...good, [field]: value };
          const answer = await answerOf(parts, actor, form);
          // A box is ticked or not; whatever else is sent for it, it is not.
          const fault = good[field] === 'on' ? null : trouble(answer, form, field, kind);
          if (fault) wrong.push(`${field}, ${kind}: ${fault}`);
        }
      }
      expect((await answerOf(parts, actor, good)).state.status).toBe(end);
    });
    expect(wrong).toEqual([]);
  });

  it('answers a form without its fields, and no form at all', async () => {
    await unkept(async () => {
      for (const field of Object.keys(good)) {
        const { [field]: _, ...rest } = good;
        const { state } = await answerOf(parts, actor, rest);
        expect(state.status, field).not.toBe('failed');
      }
      if (Object.keys(good).length > 0 && row.may !== 'everyone') {
        const { state } = await answerOf(parts, actor, {});
        expect(state.status).toBe('invalid');
      }
    });
  });
});
