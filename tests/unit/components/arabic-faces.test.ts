import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { languageName } from '@/platform/i18n/format';
import { ROOT } from '@/scripts/install.mjs';

/** The code points for which the style sheet has a browser fetch each face of this name. */
function coveredBy(name: string): number[][] {
  const css = readFileSync(join(ROOT, 'components/styles/fonts.css'), 'utf8');
  const faces = css.match(new RegExp(`@font-face \\{[^}]*"${name}"[^}]*\\}`, 'g')) ?? [];
  return faces.map((face) =>
    [...face.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].flatMap(([, from = '', to = from]) => {
      const first = Number.parseInt(from, 16);
      return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, n) => first + n);
    }),
  );
}

const pointsOf = (text: string) => [...new Set(text)].map((letter) => letter.codePointAt(0) ?? 0);

it('has a face with exactly the letters in which Arabic names itself, so that no page fetches more for that', () => {
  expect(coveredBy('Arabic Name')).toEqual([pointsOf(languageName('ar', 'ar')).sort()]);
});

it.each(['Arabic Sans', 'Arabic Serif'])('finds in %s every Arabic letter that we write', (name) => {
  const words = readFileSync(join(ROOT, 'messages/ar.json'), 'utf8');
  const letters = pointsOf(words).filter((point) =>
    /\p{Script=Arabic}|[،؛؟٠-٩]/u.test(String.fromCodePoint(point)),
  );
  const faces = coveredBy(name);
  expect(letters.length).toBeGreaterThan(30);
  expect(faces).toHaveLength(2);
  for (const face of faces) expect(letters.filter((point) => !face.includes(point))).toEqual([]);
});
