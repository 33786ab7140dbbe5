import { Link } from '@/components/link';
import { dotted } from '@/components/page/lines';
import { type Locale, pick } from '@/domain/local-text';
import { sorted } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import type { TopicName } from '../queries/attached';

type Props = { conference: { slug: string; originalLanguage: Locale }; topics: readonly TopicName[] };

/** Topics in the reader's order, each with the way to what came of it. */
export async function TopicLinks({ conference, topics }: Props) {
  const locale = await readerLocale();
  const nameOf = ({ title }: TopicName) => pick(title, locale, conference.originalLanguage);
  return (
    <span>
      {dotted(
        sorted(topics, locale, nameOf).map((topic) => (
          <Link key={topic.id} href={`/${locale}/${conference.slug}/topics#topic-${topic.id}`}>
            {nameOf(topic)}
          </Link>
        )),
      )}
    </span>
  );
}
