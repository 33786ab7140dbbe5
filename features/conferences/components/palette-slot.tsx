import { getTranslations } from 'next-intl/server';
import { type KeyPlace, Palette } from '@/components/palette/palette';
import { MOST_ASKED } from '@/domain/search';
import { readerLocale } from '@/platform/i18n/reader';

/** With more places than these the head of the page has no room for another word. */
const MOST_BESIDE = 8;

type Props = { slug?: string; places: readonly KeyPlace[] };

/** In the head of every page: the search with its keys, in a conference also as a link to its page. */
export async function PaletteSlot({ slug, places }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('frame.palette'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const source = new URLSearchParams({ language: locale, ...(slug && { in: slug }) });
  return (
    <Palette
      page={slug && `/${locale}/${slug}/search`}
      source={`/api/search?${source}`}
      narrow={places.length > MOST_BESIDE}
      places={places}
      most={MOST_ASKED}
      words={{
        open: t('open'),
        label: t('label'),
        help: t('help'),
        all: t('all'),
        failed: t('failed'),
        keys: t('keys'),
        andThen: t('andThen'),
        go: t('go'),
        general: t('general'),
        list: t('list'),
        close: common('action.close'),
        single: t('single'),
        singleHint: t('singleHint'),
      }}
    />
  );
}
