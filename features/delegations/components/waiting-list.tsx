import { getTranslations } from 'next-intl/server';
import { Link } from '@/components/link';
import { StepKeys } from '@/components/page/step-keys';
import { neighbours } from '@/domain/neighbours';
import { readerLocale } from '@/platform/i18n/reader';
import type { PeoplePage } from '../queries/people';
import { senderName } from '../queries/places';

type Props = { here: string; waiting: PeoplePage; participantId: string };

/** Those who wait, beside the one who is decided on: the next is a press away, and so is any other. */
export async function WaitingList({ here, waiting, participantId }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations.acc'), readerLocale()]);
  const { previous, next } = neighbours(waiting.people, participantId);
  const address = (id: string) => `${here}/accreditation/${id}`;
  return (
    <nav
      aria-label={t('waiting')}
      className="text-dense @two:border-e @two:border-hairline @two:pe-6 print:hidden"
    >
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-ink pb-2">
        <span className="text-muted">{t('waitingCount', { count: waiting.total })}</span>
        <span className="flex gap-4">
          {previous && (
            <Link id="previous" rel="prev" aria-keyshortcuts="Alt+ArrowUp" href={address(previous.id)}>
              {t('previous')}
            </Link>
          )}
          {next && (
            <Link id="next" rel="next" aria-keyshortcuts="Alt+ArrowDown" href={address(next.id)}>
              {t('next')}
            </Link>
          )}
        </span>
      </p>
      <StepKeys previous={previous && 'previous'} next={next && 'next'} />
      <ol className="@max-two:hidden">
        {waiting.people.map((person) => (
          <li key={person.id} className="border-b border-hairline">
            <Link
              className="block border-s-3 border-transparent py-2 ps-3 text-ink no-underline hover:bg-accent/4 current:border-s-accent"
              href={address(person.id)}
              aria-current={person.id === participantId ? 'true' : undefined}
            >
              <bdi className="block font-semibold">{person.name}</bdi>
              <span className="text-meta text-muted">{senderName(person, locale)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
