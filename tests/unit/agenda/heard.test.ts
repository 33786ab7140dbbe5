import { expect, it } from 'vitest';
import { mostHeard, sameLanguages } from '@/features/agenda/components/released-days';

const meeting = (...languages: string[]) => ({ kind: 'plenary' as const, languages });
const pause = { kind: 'break' as const, languages: [] };

it('says once into what most meetings are interpreted, whatever the order of the languages', () => {
  const sessions = [meeting('en', 'fr'), pause, pause, pause, meeting('es'), meeting('fr', 'en')];
  expect(mostHeard(sessions)).toEqual({ languages: ['en', 'fr'], all: false });
  expect(mostHeard([meeting('en', 'fr'), pause])).toEqual({ languages: ['en', 'fr'], all: true });
  expect(sameLanguages(['en', 'fr'], ['fr', 'en'])).toBe(true);
  expect(sameLanguages(['en', 'fr'], ['en'])).toBe(false);
});

it('says nothing where most meetings are interpreted into none', () => {
  expect(mostHeard([meeting(), meeting(), meeting('en')])).toBeNull();
  expect(mostHeard([pause])).toBeNull();
});
