/** The hidden fields that say upon which version a text is typed: `version`, `rulesVersion` and the like. */
const VERSION = /^version$|Version$/;
/** True for the name of a field that says a version. */
export const isVersionName = (name: string): boolean => VERSION.test(name);

export type Versions = Readonly<Record<string, string>>;

/** The versions that the form was last drawn with. */
export function versionsOf(form: HTMLFormElement): Versions {
  const fields = [...form.elements].filter((field) => field instanceof HTMLInputElement);
  return Object.fromEntries(
    fields.flatMap(({ type, name, value }) =>
      type === 'hidden' && isVersionName(name) ? [[name, value]] : [],
    ),
  );
}

/** The versions among what was kept in the browser, or in a server's answer. */
export function versionsIn(entries: Iterable<[string, unknown]>): Versions {
  const versions = [...entries].filter(([name, value]) => isVersionName(name) && isVersion(value));
  return Object.fromEntries(versions.map(([name, value]) => [name, String(value)]));
}

const isVersion = (value: unknown) => typeof value === 'string' || typeof value === 'number';

/** Has the form sent with these versions, whatever it was drawn with since. Of what it has no more, none is sent. */
export function sendWith({ formData }: FormDataEvent, versions: Versions | null): void {
  for (const [name, value] of Object.entries(versions ?? {}))
    if (formData.has(name)) formData.set(name, value);
}

/** Of two readings of the same versions the later one: versions only grow, and a page may arrive late. */
export function laterOf(a: Versions, b: Versions): Versions {
  const grown = Object.entries(b).filter(([name, value]) => !(Number(a[name]) >= Number(value)));
  return grown.length === 0 ? a : { ...a, ...Object.fromEntries(grown) };
}
