/** Zones keep the name that their city had once; what it is called today. */
export const CITIES_TODAY: Record<string, string> = {
  'Africa/Asmera': 'Asmara',
  'America/Coral_Harbour': 'Atikokan',
  'America/Godthab': 'Nuuk',
  'Asia/Calcutta': 'Kolkata',
  'Asia/Katmandu': 'Kathmandu',
  'Asia/Rangoon': 'Yangon',
  'Asia/Saigon': 'Ho Chi Minh',
  'Atlantic/Faeroe': 'Faroe',
  'Europe/Kiev': 'Kyiv',
  'Pacific/Enderbury': 'Kanton',
  'Pacific/Ponape': 'Pohnpei',
  'Pacific/Truk': 'Chuuk',
};

/** The city that a zone is named after, in Latin letters. */
export function cityOf(timeZone: string): string {
  return CITIES_TODAY[timeZone] ?? (timeZone.split('/').at(-1) ?? '').replaceAll('_', ' ');
}

/**
 * What stands before and after the place in the names of a language: what two names of other places have in common,
 * `توقيت ` of `توقيت اليابان` and `توقيت تشيلي`.
 */
export function around(one: string, other: string): (name: string) => string | null {
  const [letters, others] = [[...one], [...other]];
  const alike = (letter: string, at: number) => letter === others.at(at);
  const before = letters
    .slice(
      0,
      letters.findIndex((letter, at) => !alike(letter, at)),
    )
    .join('');
  const last = letters.findLastIndex((letter, at) => !alike(letter, at - letters.length));
  const after = letters.slice(last + 1).join('');
  return (name) =>
    name.startsWith(before) && name.endsWith(after) && name.length > before.length + after.length
      ? name.slice(before.length, name.length - after.length)
      : null;
}
