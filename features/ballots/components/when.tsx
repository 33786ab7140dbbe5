import type { ReactNode } from 'react';
import { Time } from '@/components/page/time';
import type { Locale } from '@/domain/local-text';
import { clock, day, moment, withCommas, zone } from '@/platform/i18n/format';

/** An instant as this page writes it. */
export type When = (at: Date) => ReactNode;

/**
 * Instants of a page that names their zone once: with the first of them, and with one that has another offset. Asked in
 * the order in which they are read.
 */
export function whenIn(locale: Locale, timeZone: string): When {
  const named = new Set<string>();
  return (at) => {
    const name = zone(timeZone, locale, at);
    const words = named.has(name)
      ? withCommas([day(at, locale, timeZone), clock(at, locale, timeZone)], locale)
      : moment(at, locale, timeZone);
    named.add(name);
    return <Time iso={at.toISOString()}>{words}</Time>;
  };
}
