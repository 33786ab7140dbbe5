import { Link } from '@/components/link';
import { dotted } from '@/components/page/lines';
import { type Locale, pick } from '@/domain/local-text';
import { inOrder } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { TopicName } from '../queries/attached';

type Props = { conference: { slug: string; originalLanguage: Locale }; topics: readonly TopicName[] };

/** Topics in the reader's order, each with the way to what came of it. */
export async function TopicLinks({ conference, topics }: Props) {
  const locale = await readerLocale();
  const named = topics
    .map(({ id, title }) => ({ id, name: pick(title, locale, conference.originalLanguage) }))
    .toSorted((a, b) => inOrder(locale)(a.name, b.name));
  return (
    <span>
      {dotted(
        named.map(({ id, name }) => (
          <Link key={id} href={`/${locale}/${conference.slug}/topics#topic-${id}`}>
            {name}
          </Link>
        )),
      )}
    </span>
  );
}
