import type { BadgeSize } from '@/domain/badges';
import type { Locale } from '@/domain/local-text';
import type { Run } from './paper';

/** The bytes of a picture that the house drew anew itself, or draws: JPEG or SVG. */
export type Picture = { bytes: Buffer; alt: string };

/** One badge as data: all of it was worded before. */
export type Badge = {
  /** of the person, the large one first */
  names: readonly string[];
  /** who sends the person, in the languages of the conference */
  senders: readonly Run[];
  capacity: readonly Run[];
  /** the category, by which the band is coloured, and its words */
  category: string;
  band: readonly Run[];
  /** which badge of the person it is */
  number: string;
  code: Picture;
  photo: Picture | null;
};

/** Badges to be printed, each on a page of its own. */
export type BadgeSheet = {
  language: Locale;
  title: string;
  conference: string;
  /** when and where */
  lead: string;
  /** the calendar date that it bears within */
  date: string;
  size: BadgeSize;
  badges: readonly Badge[];
};
