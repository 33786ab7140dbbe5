import { INSIDERS, type Insider, type Person } from '@/tests/setup/sides/persons';

/** What must happen to somebody at a door. */
export type Fate = 'allowed' | 'forbidden' | 'notFound';

export type Door = {
  /** who may; `nobody` where the house itself shuts the door */
  may: readonly Insider[] | 'everyone' | 'signedIn' | 'nobody';
  /** who has a part in the conference, and is told nevertheless that the thing does not exist */
  hidden?: readonly Insider[];
  /** who is signed in, and may not nevertheless */
  barred?: readonly Insider[];
  /** who had a part in it until that ended, and may nevertheless */
  former?: readonly Person[];
  /** it concerns the house and no conference */
  house?: true;
};

const isInsider = (who: string): who is Insider => (INSIDERS as readonly string[]).includes(who);

/** What must happen when `who` of the same side (or of the other one) comes to the door. */
export function fateOf(
  { may, hidden = [], barred = [], former = [], house }: Door,
  who: Person | 'anonymous',
  side: 'own' | 'other',
): Fate {
  const signedIn = who !== 'anonymous' && !who.startsWith('disabled');
  if (may === 'everyone') return 'allowed';
  if (may === 'nobody') return 'notFound';
  if (signedIn && isInsider(who) && barred.includes(who)) return 'forbidden';
  if (may === 'signedIn') return signedIn ? 'allowed' : 'notFound';
  if (side === 'own' && former.includes(who as Person)) return 'allowed';
  // An administrator belongs to the house and to no side of it.
  const here = isInsider(who) && (side === 'own' || who === 'administrator');
  if (here && may.includes(who)) return 'allowed';
  if (here && hidden.includes(who)) return 'notFound';
  if (house) return signedIn ? 'forbidden' : 'notFound';
  return here ? 'forbidden' : 'notFound';
}
