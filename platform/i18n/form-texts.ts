import { randomUUID } from 'node:crypto';
import type { Locale } from '@/domain/local-text';
import { sayIn } from './messages';

/** One object a language, so that a page of many forms carries these words once. */
function once<T>(make: (locale: Locale) => T): (locale: Locale) => T {
  const made = new Map<Locale, T>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const waiting = once((locale) => {
  const say = sayIn(locale);
  return {
    restored: say('common.putBack'),
    elsewhere: say('common.elsewhere'),
    discard: say('common.discardUnsaved'),
    signIn: say('common.signInHere'),
  };
});

/** The words that every form needs, in the reader's language, and the key that it is sent with. */
export function formTexts(locale: Locale) {
  const say = sayIn(locale);
  return {
    errorTitle: say('common.errorSummary'),
    errorLine: say('common.errorLine', { field: '{field}', problem: '{problem}' }),
    inLanguage: say('common.inLanguage', { field: '{field}', language: '{language}' }),
    titlePrefix: `${say('common.error')}${say('common.colon')}`,
    unknown: say('common.unknown'),
    pending: say('common.saving'),
    newer: say('common.newer', { text: '{text}' }),
    waiting: waiting(locale),
    requestKey: randomUUID(),
  };
}

/** What a text area says of the characters that are left of `max`, or too many; `count` of `TextArea`. */
export function characterCount(locale: Locale, max: number) {
  const say = sayIn(locale);
  return {
    max,
    left: say('common.count.left', { count: '{count}' }),
    over: say('common.count.over', { count: '{count}' }),
  };
}

/** The words of a form that saves itself; `saved` keeps its {time}. */
export const autosaveTexts = once((locale) => {
  const say = sayIn(locale);
  return {
    saving: say('common.saving'),
    saved: say('common.saved', { time: '{time}' }),
    offline: say('common.offline'),
    failed: say('common.failed'),
    restored: say('common.restored'),
    discard: say('common.discardUnsaved'),
    signIn: say('common.signInHere'),
  };
});
