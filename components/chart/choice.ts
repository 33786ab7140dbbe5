import { cva } from 'class-variance-authority';
import type { MarkKind } from '../mark';

export const CHART_CHOICES = ['for', 'against', 'abstain', 'notVoting'] as const;
export type ChartChoice = (typeof CHART_CHOICES)[number];
export type ChoiceWords = Record<ChartChoice, string>;
export type ChoiceCounts = Record<ChartChoice, number>;

/** ✓ For, ✕ Against, – Abstain, ○ Not voting. */
export const CHOICE_MARK: Record<ChartChoice, MarkKind> = {
  for: 'check',
  against: 'cross',
  abstain: 'dash',
  notVoting: 'circle',
};

/** The colour of a vote, for its sign and its word. */
export const votedText = cva('', {
  variants: {
    choice: {
      for: 'text-vote-for',
      against: 'text-vote-against',
      abstain: 'text-vote-abstain',
      notVoting: 'text-muted',
    } satisfies Record<ChartChoice, string>,
  },
});

/** The colour of a vote as a field of a drawing. `open`: who may still vote. */
export const votedFill = cva('', {
  variants: {
    choice: {
      for: 'fill-vote-for',
      against: 'fill-vote-against',
      abstain: 'fill-vote-abstain',
      notVoting: 'fill-surface stroke-border',
      open: 'fill-surface stroke-border',
    } satisfies Record<ChartChoice | 'open', string>,
  },
});
