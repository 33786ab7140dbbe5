import type { MarkKind } from '../mark';

export const CHOICES = ['for', 'against', 'abstain', 'notVoting'] as const;
export type Choice = (typeof CHOICES)[number];
export type ChoiceWords = Record<Choice, string>;
export type ChoiceCounts = Record<Choice, number>;

/** ✓ For, ✕ Against, – Abstain, ○ Not voting. */
export const CHOICE_MARK: Record<Choice, MarkKind> = {
  for: 'check',
  against: 'cross',
  abstain: 'dash',
  notVoting: 'circle',
};
