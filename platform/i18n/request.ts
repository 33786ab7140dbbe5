import { getRequestConfig } from 'next-intl/server';
import { localeOr } from '@/domain/local-text';
import { messagesOf } from './messages';

export default getRequestConfig(async ({ requestLocale }) => {
  const locale = localeOr(await requestLocale);
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' };
});
