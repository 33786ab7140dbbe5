import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/domain/local-text';
import { ROOT } from '@/scripts/install.mjs';

export type Messages = { [key: string]: string | Messages };

/** All messages of a language, as the app reads them. */
export const messagesIn = (language: string): Messages =>
  JSON.parse(readFileSync(join(ROOT, `messages/${language}.json`), 'utf8'));

/** Looks up the words of a message without parameters. */
export function wordsIn(language: string): (key: string) => string {
  const all = messagesIn(language);
  return (key) => {
    let entry: string | Messages | undefined = all;
    for (const part of key.split('.')) entry = typeof entry === 'object' ? entry[part] : undefined;
    if (typeof entry !== 'string') throw new Error(`there is no message ${key} in ${language}`);
    return entry;
  };
}

/** Says a message with its values, as the app does. */
export function sayIn(locale: Locale): (key: string, values?: Record<string, string | number>) => string {
  const onError = (error: Error) => {
    throw error;
  };
  const say = createTranslator({ locale, messages: messagesIn(locale), timeZone: 'UTC', onError });
  return (key, values) => say(key as never, values as never);
}
