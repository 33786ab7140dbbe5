import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { languageName } from '@/platform/i18n/format';
import { ROOT } from '@/scripts/install.mjs';

it('has a face with exactly the letters in which Arabic names itself, so that no page fetches the whole one for that', () => {
  const css = readFileSync(join(ROOT, 'components/styles/fonts.css'), 'utf8');
  const face = css.match(/@font-face \{[^}]*"Arabic Name"[^}]*\}/)?.[0] ?? '';
  const ranges = [...face.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)];
  const covered = ranges.flatMap(([, from = '', to = from]) => {
    const first = Number.parseInt(from, 16);
    return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, n) => first + n);
  });
  const letters = [...new Set(languageName('ar', 'ar'))].map((letter) => letter.codePointAt(0));
  expect(letters.sort()).toEqual(covered);
});
