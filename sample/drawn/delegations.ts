import { CAPACITIES, type Capacity, type DelegationKind } from '@/domain/actor';
import type { Locale } from '@/domain/local-text';
import { SAMPLE_DOMAIN } from '@/domain/sample-accounts';
import { MEMBERS, OBSERVERS, OUT_OF_REGION, SECRETARIAT } from '../content/members';
import { NAMES, NAMES_OF } from '../content/names';
import { MEMBER_OFFICES, type Office, OTHER_OFFICES } from '../content/offices';
import { type Lot, lotOf } from './lot';
import { DRAWN } from './roles';

export type SamplePerson = {
  capacity: Capacity;
  givenName: string;
  familyName: string;
  office: string;
  languages: Locale[];
  email: string;
  /** How far the registration is. */
  state: 'nominated' | 'submitted' | 'returned' | 'accepted';
};

export type SampleDelegation = {
  /** Country code, or the name of the organization. */
  key: string;
  kind: DelegationKind;
  countryCode: string | null;
  organization: string | null;
  languages: Locale[];
  quota: number;
  credentials: 'provisional' | 'accepted';
  people: SamplePerson[];
};

/** Persons that the members of the region sent, all together. */
const REGION_DELEGATES = 100;
const MOST_OF_A_MEMBER = 5;
const SEED = 2_1_23_03;

/** The delegations of the sample with their generated persons, always the same. */
export function delegations(): SampleDelegation[] {
  const lot = lotOf(SEED);
  const present = MEMBERS.filter((m) => m.code !== DRAWN.absent);
  const sizes = sizesOf(
    lot,
    present.map((m) => m.code),
  );
  const taken = new Set<string>();
  const members = present.map((m) =>
    delegationOf(lot, taken, {
      kind: 'memberInRegion',
      countryCode: m.code,
      languages: m.languages,
      size: sizes.get(m.code) ?? 1,
    }),
  );
  const outside = delegationOf(lot, taken, {
    kind: 'memberOutOfRegion',
    countryCode: OUT_OF_REGION.code,
    languages: OUT_OF_REGION.languages,
    size: 2,
  });
  const observers = OBSERVERS.map((o) =>
    delegationOf(lot, taken, { kind: 'observer', organization: o.name, languages: o.languages, size: 2 }),
  );
  const secretariat = delegationOf(lot, taken, {
    kind: 'secretariat',
    organization: SECRETARIAT.name,
    languages: SECRETARIAT.languages,
    size: 4,
  });
  return unfinished([...members, outside, ...observers, secretariat]);
}

function sizesOf(lot: Lot, codes: string[]): Map<string, number> {
  const least: Record<string, number> = {
    [DRAWN.shown]: 3,
    [DRAWN.bureau.rapporteur]: 2,
    [DRAWN.bureau['second-rapporteur']]: 2,
  };
  const sizes = new Map(codes.map((code) => [code, least[code] ?? 1]));
  let left = REGION_DELEGATES - [...sizes.values()].reduce((sum, n) => sum + n, 0);
  while (left > 0) {
    const code = lot.one(codes);
    const size = sizes.get(code) ?? 1;
    if (size >= MOST_OF_A_MEMBER) continue;
    sizes.set(code, size + 1);
    left -= 1;
  }
  return sizes;
}

type Wanted = {
  kind: DelegationKind;
  countryCode?: string;
  organization?: string;
  languages: Locale[];
  size: number;
};

function delegationOf(lot: Lot, taken: Set<string>, wanted: Wanted): SampleDelegation {
  const { kind, countryCode = null, organization = null, languages, size } = wanted;
  const key = countryCode ?? organization ?? '';
  return {
    key,
    kind,
    countryCode,
    organization,
    languages,
    quota: kind === 'memberInRegion' ? MOST_OF_A_MEMBER : Math.max(size, 3),
    credentials: kind === 'memberInRegion' && key === DRAWN.provisional ? 'provisional' : 'accepted',
    people: Array.from({ length: size }, (_, index) => personOf(lot, taken, wanted, index)),
  };
}

function personOf(lot: Lot, taken: Set<string>, wanted: Wanted, index: number): SamplePerson {
  const language = wanted.languages[index % wanted.languages.length] ?? 'en';
  const list = NAMES[NAMES_OF[wanted.countryCode ?? ''] ?? language];
  const woman = lot.number(2) === 0;
  const capacity = CAPACITIES[Math.min(index, 4)] ?? 'delegate';
  for (;;) {
    const givenName = lot.one(woman ? list.women : list.men);
    const family = lot.one(list.families);
    const second = language === 'es' && list === NAMES.es ? ` ${lot.one(list.families)}` : '';
    const address = ascii(`${givenName}.${family}`);
    if (taken.has(address) || second === ` ${family}`) continue;
    taken.add(address);
    const offices = officesFor(wanted.kind, capacity);
    return {
      capacity,
      givenName,
      familyName: `${family}${second}`,
      office: say(wanted.kind.startsWith('member') ? lot.one(offices) : offices[index], language, woman),
      languages: wanted.languages,
      email: `${address}@${SAMPLE_DOMAIN}`,
      state: 'accepted',
    };
  }
}

function officesFor(kind: DelegationKind, capacity: Capacity): Office[] {
  if (kind === 'observer' || kind === 'secretariat') return OTHER_OFFICES[kind];
  return MEMBER_OFFICES[capacity];
}

function say(office: Office | undefined, language: Locale, woman: boolean): string {
  if (!office) throw new RangeError('an office is missing');
  if (language === 'fr' || language === 'es') return office[language][woman ? 'woman' : 'man'];
  return office.en;
}

const ascii = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^a-zA-Z.]/g, '')
    .toLowerCase();

/** Leaves the last persons of the largest delegations on the way, so that an organizer has something to do. */
function unfinished(all: SampleDelegation[]): SampleDelegation[] {
  const states = ['submitted', 'submitted', 'submitted', 'returned', 'nominated', 'nominated'] as const;
  const large = all.filter(
    (d) => d.kind === 'memberInRegion' && d.people.length >= 4 && d.key !== DRAWN.shown,
  );
  states.forEach((state, i) => {
    const last = large[i]?.people.at(-1);
    if (last) last.state = state;
  });
  return all;
}
