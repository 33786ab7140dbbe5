import { describe, expect, it } from 'vitest';
import { firstSentence } from '@/platform/typed/sentence';

/** The first sentence of each; another follows. */
const FIRST = [
  'The delegation of St. Kitts and Nevis proposed it.',
  'Mr. Haddad and Mrs. Souza asked for a vote.',
  'Under Art. 5 and No. 12 of the rules it stands.',
  'As para. IV says, it stands.',
  'J. Smith of the U.N. Office agreed.',
  'Was it adopted?',
  'The answer is no.',
  'He said: “It stands.”',
  'Seizures, fines etc. were counted at 1.5 per cent.',
  'M. Dupont et MM. Roy et Blanc ont proposé l’art. 5 et le n. 12.',
  'Selon Mgr. Blanc, c.-à-d. le président, il convient d’agir.',
  'El Sr. Pérez y la Sra. Souza citaron el núm. 5 y la pág. 12.',
  'Los EE. UU. y p. ej. Chile lo apoyaron.',
  'اقترح د. أحمد والسيد م. علي إجراء تصويت.',
  'هل اعتُمد القرار؟',
];

describe('the first sentence', () => {
  it.each(FIRST)('%s', (sentence) => {
    expect(firstSentence(`${sentence} Then it was adopted.`)).toBe(sentence);
    expect(firstSentence(`${sentence}\nThen it was adopted.`)).toBe(sentence);
    expect(firstSentence(` ${sentence} `)).toBe(sentence);
  });

  it('is the whole text when it is one', () => {
    expect(firstSentence('No full stop')).toBe('No full stop');
    expect(firstSentence('')).toBe('');
  });
});
