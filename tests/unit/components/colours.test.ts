import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTokens } from '@/components/tokens';

describe('colours', () => {
  const css = readFileSync('components/styles/theme.css', 'utf8');

  it.each(['light', 'dark'] as const)('are legible on every ground (%s)', (theme) => {
    const tokens = readTokens(css, theme);
    const on = (front: string, back: string) => contrast(tokens[front] ?? '', tokens[back] ?? '');
    for (const back of ['canvas', 'surface']) {
      for (const front of [
        'ink',
        'muted',
        'accent',
        'positive',
        'negative',
        'pending',
        'vote-for',
        'vote-against',
        'vote-abstain',
      ]) {
        expect(on(front, back), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
      }
      expect(on('border', back), `border on ${back}`).toBeGreaterThanOrEqual(3);
    }
    expect(on('on-accent', 'accent')).toBeGreaterThanOrEqual(4.5);
    expect(on('on-negative', 'negative')).toBeGreaterThanOrEqual(4.5);
    expect(on('pending', 'pending-soft')).toBeGreaterThanOrEqual(4.5);
    for (const vote of ['for', 'against', 'abstain'])
      expect(on('on-vote', `vote-${vote}`), vote).toBeGreaterThanOrEqual(4.5);
    for (const back of ['band', 'band-deep']) {
      for (const front of ['on-band', 'on-band-muted'])
        expect(on(front, back), `${front} on ${back}`).toBeGreaterThanOrEqual(4.5);
    }
  });
});

function contrast(a: string, b: string): number {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
