import { HOST, MEMBERS } from '../content/members';
import type { BureauKey } from '../content/shapes';
import { lotOf } from './lot';

const SEED = 11;

/** Members drawn by lot for what must fall on somebody. Nothing is meant by it. */
export const DRAWN = draw();

function draw() {
  const others = lotOf(SEED).order(MEMBERS.filter((m) => m.code !== HOST));
  const codes = others.map((m) => m.code);
  const take = () => {
    const code = codes.shift();
    if (!code) throw new RangeError('not enough members to draw from');
    return code;
  };
  const drawn = {
    /** The one member that sent nobody. */
    absent: take(),
    suspended: take(),
    provisional: take(),
    sponsors: [take(), take(), take(), take()],
  };
  const bureau: Record<BureauKey, string> = {
    chair: HOST,
    'vice-chair-1': take(),
    'vice-chair-2': take(),
    rapporteur: take(),
    'second-rapporteur': take(),
  };
  const english = codes.find((code) => MEMBERS.find((m) => m.code === code)?.languages[0] === 'en');
  if (!english) throw new RangeError('no member left whose accounts read English');
  /** Whose head, delegate and focal point "continue as" opens. */
  return { ...drawn, bureau, shown: english };
}
