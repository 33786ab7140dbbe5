const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': "'" };
const plain = (html: string) =>
  html.replace(/&(amp|lt|gt|quot|#x27);/g, (_, name: string) => ENTITIES[name] ?? '');

type Tag = { name: string; attributes: Record<string, string>; inside: string };

function tagsIn(html: string): Tag[] {
  const tags: Tag[] = [];
  const pattern =
    /<(input|button|textarea|select)\b((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>(?:((?:(?!<\/\1>)[\s\S])*)<\/\1>)?/g;
  for (const [, name = '', written = '', inside = ''] of html.matchAll(pattern)) {
    const attributes = Object.fromEntries(
      [...written.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, key = '', value = '']) => [
        key,
        plain(value),
      ]),
    );
    tags.push({ name, attributes, inside });
  }
  return tags;
}

/** What a browser would send of the form of that id if somebody pressed its button at once. */
export function fieldsOf(html: string, id: string): Record<string, string | string[]> {
  const form = new RegExp(`<form(?=[^>]* id="${id}")[^>]*>([\\s\\S]*?)</form>`).exec(html);
  if (!form) throw new Error(`no form ${id} was drawn`);
  const pairs: [string, string][] = [];
  for (const { name: tag, attributes, inside } of tagsIn(form[1] ?? '')) {
    const { name, type, value } = attributes;
    if (!name || tag === 'button' || name.startsWith('$') || type === 'file') continue;
    if (tag === 'textarea') pairs.push([name, plain(inside).replace(/^\n/, '')]);
    else if (tag === 'select') pairs.push([name, chosenIn(inside)]);
    else if (type !== 'checkbox' && type !== 'radio') pairs.push([name, value ?? '']);
    else if ('checked' in attributes) pairs.push([name, value ?? 'on']);
  }
  const fields: Record<string, string | string[]> = {};
  for (const [name, value] of pairs) {
    const before = fields[name];
    fields[name] = before === undefined ? value : [before, value].flat();
  }
  return fields;
}

/** The option that a browser shows: the one marked, or the first. */
function chosenIn(inside: string): string {
  const options = [...inside.matchAll(/<option\b([^>]*)>/g)].map(([, written = '']) => written);
  const chosen = options.find((written) => /\sselected(=|\s|$)/.test(written)) ?? options[0] ?? '';
  return plain(/\svalue="([^"]*)"/.exec(chosen)?.[1] ?? '');
}
