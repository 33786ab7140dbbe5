import { getTranslations } from 'next-intl/server';
import { accreditationAddress, type PersonSelection } from '@/domain/person-views';
import { readerLocale } from '@/platform/i18n/reader';
import type { PeoplePage } from '../queries/listed-people';
import { senderName } from '../queries/places';
import { ListBeside } from './list-beside';

type Props = { here: string; selection: PersonSelection; waiting: PeoplePage; participantId: string };

/** Those who are listed, beside the one who is decided on. */
export async function WaitingList({ here, selection, waiting, participantId }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const address = (id: string) => accreditationAddress(here, selection, { id });
  const waits = selection.view === 'submitted';
  return (
    <ListBeside
      label={waits ? t('acc.waiting') : t(`list.show.${selection.view}`)}
      summary={t(waits ? 'acc.waitingCount' : 'list.personCount', { count: waiting.total })}
      lines={waiting.people.map((person) => ({
        id: person.id,
        href: address(person.id),
        name: person.name,
        fact: senderName(person, locale),
      }))}
      current={participantId}
      previous={waiting.previous ? address(waiting.previous) : undefined}
      next={waiting.next ? address(waiting.next) : undefined}
    />
  );
}
