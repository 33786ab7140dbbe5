import type { Phrase } from '@/domain/explaining';
import type { Filling, MessageKey } from '@/messages/keys';

/**
 * What a schema says of a value that it does not take, in the one text that it has room for: the key of a message, and
 * its values behind it. `z.string().max(80, { error: says('common.invalid.tooLong', { max: 80 }) })`
 */
export const says = <Key extends MessageKey>(key: Key, ...values: Filling<Key, string | number>): string =>
  [key, ...values.map((one) => JSON.stringify(one))].join(' ');

/** The message that a schema said; what is in words of its own tells people nothing, and is wrong. */
export function saidBy(text: string): Phrase {
  const [, key, values = '{}'] = /^([a-zA-Z]+(?:\.[a-zA-Z]+)+)(?: (\{.*\}))?$/s.exec(text) ?? [];
  if (!key) return { key: 'common.invalid.wrong', params: {} };
  return { key, params: JSON.parse(values) } as Phrase;
}
