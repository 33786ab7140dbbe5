// Who stands on a side of the two conferences.

/** The offices that are granted, one person each. */
export const GRANTS = ['organizer', 'credentialsOfficer', 'chair', 'rapporteur', 'pressOfficer'] as const;
/** Who sits in a delegation, or nominates for it. */
export const SEATS = ['head', 'delegate', 'focalPoint', 'headOther', 'observer'] as const;

/** Who has a part in a conference, one person each. */
export const INSIDERS = [...GRANTS, ...SEATS, 'administrator'] as const;
/** Who had one until it was withdrawn, or whose account was disabled. `formerBureau` still leads a session. */
export const FORMER = [
  'formerOrganizer',
  'formerCredentialsOfficer',
  'formerChair',
  'formerRapporteur',
  'formerHead',
  'formerDelegate',
  'formerFocalPoint',
  'formerAdministrator',
  'formerBureau',
  'disabledOrganizer',
  'disabledAdministrator',
] as const;

export type Insider = (typeof INSIDERS)[number];
export type Person = Insider | (typeof FORMER)[number] | 'stranger' | 'applicant';
