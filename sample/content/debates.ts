import type { VoteCount } from '@/domain/amendments/recording';

/** What a delegation drawn by lot asks of an operative paragraph, in the original language, and how that ended. */
type SampleAmendment = {
  paragraph: number;
  /** `add`: a paragraph after it */
  asks: 'revise' | 'add' | 'delete';
  text: string;
  ends: 'adopted' | 'rejected' | 'withdrawn' | 'fallen';
  votes?: VoteCount;
};

export type SampleDebate = {
  /** Key of the proposal. */
  proposal: string;
  /** Operative paragraphs that read otherwise when they were tabled, by their numbers. */
  tabled: Record<number, string>;
  /** In the order of tabling. */
  amendments: SampleAmendment[];
  /** The amendments that were put to the vote, by their numbers, the furthest removed first. */
  voting: number[];
  /** An operative paragraph that was voted on separately afterwards, and adopted. */
  divided?: { paragraph: number; votes: VoteCount };
};

/** Made for this record, as the proposals that they are about: what was asked of them before they were left open. */
export const DEBATES: SampleDebate[] = [
  {
    proposal: 'sample-exercises',
    tabled: {
      1: 'Recommends that member countries hold two joint exercises a year, at a distance, in the working languages of the region;',
    },
    amendments: [
      {
        ...{ paragraph: 1, asks: 'revise', ends: 'adopted' },
        text: 'Recommends that member countries hold one joint exercise a year, at a distance, in the working languages of the region;',
        votes: { inFavour: 21, against: 9, abstaining: 4 },
      },
      {
        ...{ paragraph: 1, asks: 'revise', ends: 'rejected' },
        text: 'Recommends that member countries hold one joint exercise every two years;',
        votes: { inFavour: 11, against: 18, abstaining: 5 },
      },
      {
        ...{ paragraph: 2, asks: 'add', ends: 'withdrawn' },
        text: 'Requests the General Secretariat to pay the travel of the units that take part.',
      },
      {
        ...{ paragraph: 1, asks: 'revise', ends: 'fallen' },
        text: 'Recommends that member countries hold two joint exercises a year, at a distance, in the language that most of the units taking part understand;',
      },
    ],
    voting: [2, 1],
  },
  {
    proposal: 'sample-contact-directory',
    tabled: {},
    amendments: [
      {
        ...{ paragraph: 2, asks: 'revise', ends: 'rejected' },
        text: 'Requests the General Secretariat to keep the directory and to send it to the members once a month.',
        votes: { inFavour: 8, against: 23, abstaining: 3 },
      },
      {
        ...{ paragraph: 2, asks: 'add', ends: 'withdrawn' },
        text: 'Requests the members to tell the General Secretariat of every change within a week.',
      },
    ],
    voting: [1],
    divided: { paragraph: 2, votes: { inFavour: 22, against: 7, abstaining: 5 } },
  },
];
