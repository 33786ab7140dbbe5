import { randomUUID } from 'node:crypto';
import type { Locale } from '@/domain/local-text';
import { sayIn } from './messages';

/** The words that every form needs, in the reader's language, and the key that it is sent with. */
export function formTexts(locale: Locale) {
  const say = sayIn(locale);
  return {
    errorTitle: say('common.errorSummary'),
    titlePrefix: `${say('common.error')}: `,
    offline: say('common.offline'),
    failed: say('common.failed'),
    pending: say('common.saving'),
    newer: say('common.newer', { text: '{text}' }),
    requestKey: randomUUID(),
  };
}

/** The words of a form that saves itself; `saved` keeps its {time}. */
export function autosaveTexts(locale: Locale) {
  const say = sayIn(locale);
  return {
    saving: say('common.saving'),
    saved: say('common.saved', { time: '{time}' }),
    offline: say('common.offline'),
    failed: say('common.failed'),
    restored: say('common.restored'),
    discard: say('common.discardUnsaved'),
  };
}
