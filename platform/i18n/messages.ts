import { createTranslator } from 'use-intl/core';
import type { Locale } from '@/domain/local-text';
import ar from '@/messages/ar.json';
import en from '@/messages/en.json';
import es from '@/messages/es.json';
import fr from '@/messages/fr.json';

/** English types the keys; the others must have the same. */
export type Messages = typeof en;

const all: Record<Locale, Messages> = { en, fr, es, ar };

export function messagesOf(locale: Locale): Messages {
  return all[locale];
}

/** Translates a key that was chosen at run time: a refusal, a validation error, an explanation. */
export type Say = (key: string, params?: Record<string, string | number>) => string;

/**
 * A translator for whole keys (`area.group.word`) outside of pages: mails, jobs, refusals.
 * An unknown key is a fault and throws.
 */
export function sayIn(locale: Locale): Say {
  const translate = createTranslator({
    locale,
    messages: all[locale] as unknown as Record<string, string>,
    timeZone: 'UTC',
    onError: (error) => {
      throw error;
    },
  });
  return (key, params) => translate(key, params);
}
