import type { MarkKind } from '../mark';

export const CHOICES = ['for', 'against', 'abstain', 'notVoting'] as const;
export type ChartChoice = (typeof CHOICES)[number];
export type ChoiceWords = Record<ChartChoice, string>;
export type ChoiceCounts = Record<ChartChoice, number>;

/** ✓ For, ✕ Against, – Abstain, ○ Not voting. */
export const CHOICE_MARK: Record<ChartChoice, MarkKind> = {
  for: 'check',
  against: 'cross',
  abstain: 'dash',
  notVoting: 'circle',
};
