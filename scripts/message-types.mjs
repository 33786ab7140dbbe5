import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { ROOT } from './install.mjs';

const folder = join(ROOT, 'messages');
const read = (file) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

/** What each kind of place in a message takes. A plain one takes whatever is worded where the message is said. */
const TAKES = {
  [TYPE.argument]: 'Text',
  [TYPE.number]: 'number',
  [TYPE.plural]: 'number',
  [TYPE.select]: 'string',
  [TYPE.date]: 'Date',
  [TYPE.time]: 'Date',
  // Only a page can draw what stands between tags.
  [TYPE.tag]: 'never',
};

/** The places of a message with what they take; one that stands at several places takes what all of them do. */
function* placesIn(elements) {
  for (const element of elements) {
    if (element.type in TAKES) yield [element.value, TAKES[element.type]];
    for (const option of Object.values(element.options ?? {})) yield* placesIn(option.value);
    yield* placesIn(element.children ?? []);
  }
}

function* textsIn(tree, above = '') {
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') yield [above + name, value];
    else yield* textsIn(value, `${above}${name}.`);
  }
}

/** The values of each message that has any, in whichever language: Arabic may count what English only lists. */
function valuesOf(languages) {
  const messages = new Map();
  for (const [key, text] of languages.flatMap((file) => [...textsIn(read(file))])) {
    for (const [name, takes] of placesIn(parse(text))) {
      const values = messages.get(key) ?? new Map();
      messages.set(key, values.set(name, new Set(values.get(name)).add(takes)));
    }
  }
  return messages;
}

/**
 * Declares the English messages word by word, and the values that each is filled with in any language, so that the
 * compiler knows both; and which messages are filled alike, since it compares each member of a union with all others and gives up
 * at a thousand.
 */
export function declareMessages() {
  const english = JSON.stringify(read('en.json'), null, 2);
  const languages = readdirSync(folder).filter((file) => /^[a-z]+\.json$/.test(file));
  const filled = [...valuesOf(languages)].map(([key, values]) => {
    const places = [...values].map(([name, takes]) => `${JSON.stringify(name)}: ${[...takes].join(' & ')}`);
    return { key: JSON.stringify(key), values: `{ ${places.toSorted().join('; ')} }` };
  });
  const lines = filled.map(({ key, values }) => `  ${key}: ${values};\n`);
  const keysOf = new Map();
  for (const { key, values } of filled) keysOf.set(values, [...(keysOf.get(values) ?? []), key]);
  const alike = [...keysOf].map(
    ([values, keys]) => `  ${JSON.stringify(values)}: { key: ${keys.join(' | ')}; values: ${values} };\n`,
  );
  const text = `declare const messages: ${english};\nexport default messages;\n
export interface MessageValues<Text> {\n${lines.join('')}}\n
export interface MessagesAlike<Text> {\n${alike.join('')}}\n`;
  const path = join(folder, 'en.d.json.ts');
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeFileSync(path, text);
}
