import { createTranslator } from 'use-intl/core';
import { inEach, type Locale } from '@/domain/local-text';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import es from '@/messages/es.json';
import fr from '@/messages/fr.json';
import type { Filling, MessageKey } from '@/messages/keys';

/** English types the keys and the values that are filled in; the other languages have the same keys. */
export type Messages = typeof en;

type Texts<Group> = { [Key in keyof Group]: Group[Key] extends string ? string : Texts<Group[Key]> };

const all: Record<Locale, Texts<Messages>> = { en, fr, es, ar };

export function messagesOf(locale: Locale): Messages {
  return all[locale] as Messages;
}

/** Says a message, with exactly the values that it asks for. */
export type Say = <Key extends MessageKey>(key: Key, ...values: Filling<Key, string | number>) => string;

function translator(locale: Locale): Say {
  const translate = createTranslator({
    locale,
    messages: all[locale] as unknown as Record<string, string>,
    timeZone: 'UTC',
    onError: (error) => {
      throw error;
    },
  });
  return translate as unknown as Say;
}

// One for each language keeps the formatters that its messages need.
const translators = inEach(translator);

/**
 * A translator for whole keys (`area.group.word`) outside of pages: mails, jobs, plain answers.
 * An unknown key is a fault and throws.
 */
export const sayIn = (locale: Locale): Say => translators[locale];
