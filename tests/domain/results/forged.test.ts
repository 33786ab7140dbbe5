import { describe, expect, test } from 'vitest';
import { newSigningKey, readSigningKey } from '@/platform/signing';
import { forgeries, shape } from './forgeries';
import { contradictions, type Forged, rewritings, spellings } from './rewritings';
import { sampleResult } from './sample-result';
import {
  byNode,
  byPython,
  type DecisionInput,
  signedBy,
  textOf,
  type Verdict,
  withoutPython,
} from './verifiers';

const house = readSigningKey(newSigningKey());
const all = [...contradictions, ...spellings, ...rewritings(readSigningKey(newSigningKey()))];

/** What three readers have: nothing but the files, the fingerprint of the house's key, a receipt. */
function readers({ given: filesOf, receipts }: Forged): [DecisionInput, DecisionInput, DecisionInput] {
  const files = filesOf(house);
  return [files, { ...files, fingerprint: house.fingerprint }, { ...files, receipts: receipts(house) }];
}

const cell = ({ code, name }: Verdict) => (code === 0 ? 'not found' : `\`${name}\``);

describe('a result that was forged, and signed with the house’s own key', () => {
  test.each(forgeries.map(([what, , finds], i) => ({ what, finds, forged: contradictions[i] })))(
    '$what is found by "$finds"',
    ({ forged, finds }) => {
      if (forged) expect(byNode(forged.given(house))).toMatchObject({ code: 1, name: finds });
    },
  );

  test('says nothing of its own on the terminal of its reader', () => {
    const { result } = sampleResult(house, shape);
    const [vote, ...others] = result.events;
    if (!vote) throw new Error('no vote');
    const events = [{ ...vote, delegation: '\u001b[2J\u009b2J\nOK adopted' }, ...others];
    expect(byNode(signedBy(house, { ...result, events })).said).toMatch(/^CONFLICT \[chain\] \P{Cc}+$/u);
  });

  test('what finds each stands in docs/trust.md', () => {
    const rows = all.map((one) => `| ${[one.what, ...readers(one).map(byNode).map(cell)].join(' | ')} |`);
    const [, table] = textOf('docs/trust.md').split(/<!-- forgeries.*-->\n/);
    expect(table?.trim().split('\n').slice(2)).toEqual(rows);
  });

  test.skipIf(withoutPython)('is answered alike by both verifiers', async () => {
    const cases = all.flatMap((forged) => {
      const [alone, ...trusting] = readers(forged);
      return byNode(alone).code === 0 ? [alone, ...trusting] : [alone];
    });
    const short = ({ code, name, said: output }: Verdict) => [code, name || output];
    expect((await byPython(cases)).map(short)).toEqual(cases.map(byNode).map(short));
  });
});
