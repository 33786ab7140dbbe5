import { describe, expect, it } from 'vitest';
import { likeness, nameKey } from '@/domain/doubles';

const names = (nominated: string, registered: string | null = null, badge: string | null = null) => ({
  nominated,
  registered,
  badge,
});

describe('two persons look like one', () => {
  it.each([
    ['María José Pérez', 'PEREZ, Maria José'],
    ['O’Brien  Ann', 'ann o’brien'],
    ['محمد أحمد الإدريسي', 'الادريسي محمد احمد'],
    ['Ø. Łukasz', 'lukasz o'],
  ])('by the name, however it is written: %s, %s', (one, other) => {
    expect(nameKey(one)).toBe(nameKey(other));
    expect(likeness(names(one), names(other))).toBe('name');
    expect(likeness(names('Somebody', one), names(other, 'Another'))).toBe('name');
  });

  it('by the name of the badge alone, which is no other name', () => {
    expect(likeness(names('Ana Rojas', null, 'A. Rojas'), names('Aurora Rojas', null, 'Rojas A'))).toBe(
      'badge',
    );
    expect(likeness(names('A. Rojas'), names('Aurora Rojas', null, 'A. Rojas'))).toBe(null);
  });

  it('and not by names of other words, nor by what was not given', () => {
    expect(likeness(names('Ana Rojas'), names('Ana Rojas Díaz'))).toBe(null);
    expect(likeness(names('Ana Rojas', '', ''), names('Luis Soto', '', ''))).toBe(null);
    expect(likeness(names('·', null, '–'), names('…', null, '-'))).toBe(null);
  });
});
