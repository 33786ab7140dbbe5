import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Locale } from '@/domain/local-text';
import { messagesOf } from '@/platform/i18n/messages';

function flat(tree: object, above = ''): Map<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(tree)) {
    const key = above + name;
    if (typeof value === 'string') texts.set(key, value);
    else for (const [below, text] of flat(value as object, `${key}.`)) texts.set(below, text);
  }
  return texts;
}

/** The messages of a language by their whole keys. */
export const messageTexts = (locale: Locale): Map<string, string> => flat(messagesOf(locale));

function literals(elements: MessageFormatElement[]): string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal) return [element.value];
    if (element.type === TYPE.tag) return literals(element.children);
    if (element.type === TYPE.plural || element.type === TYPE.select)
      return Object.values(element.options).flatMap(({ value }) => literals(value));
    return [];
  });
}

/** What a message says between the values that are filled in. */
export const literalsOf = (text: string): string[] => literals(parse(text));
