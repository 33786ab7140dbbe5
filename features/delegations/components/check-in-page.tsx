import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { LiveRefresh } from '@/components/live/live-refresh';
import { EmptyState } from '@/components/page/empty-state';
import { InLanguage } from '@/components/page/in-language';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { ProgressBar } from '@/components/page/progress-bar';
import { Tabs } from '@/components/page/tabs';
import { TagWord } from '@/components/page/tag-word';
import { DataTable } from '@/components/table/data-table';
import {
  DOOR_VIEWS,
  type DoorSelection,
  type DoorVerdict,
  doorAddress,
  doorIn,
  VERDICTS,
  whyNotCheckedIn,
} from '@/domain/check-in';
import type { Locale, LocalText } from '@/domain/local-text';
import { watching } from '@/domain/topics';
import { formTexts } from '@/platform/i18n/form-texts';
import { dayAndClock, number } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { shownText } from '@/platform/i18n/shown-text';
import { addCheckInAction, withdrawCheckInAction } from '../actions/people';
import { DOOR_PAGE, type DoorPage } from '../queries/check-ins';
import { senderName } from '../queries/places';
import { Pages } from './pages';
import { ScanForm } from './scan-form';
import { SearchForm } from './search-form';
import { StatusTag } from './status-tag';

type Props = {
  conference: {
    id: string;
    slug: string;
    title: LocalText;
    originalLanguage: Locale;
    timeZone: string;
    closedAt: Date | null;
  };
  selection: DoorSelection;
  door: DoorPage;
};

/** Who is expected and who is here: a name is looked for, and the person checked in by one press. */
export async function CheckInPage({ conference, selection, door }: Props) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const here = `/${locale}/${conference.slug}`;
  const { view, question } = selection;
  const { counts, delegations } = door;
  const people = { here: counts.here, all: counts.here + counts.expected };
  const empty = question ? 'list.emptyShown' : (`door.empty.${view}` as const);
  const progress = (label: string, { here, all }: { here: number; all: number }) => (
    <ProgressBar label={label} value={here} max={all} text={t('door.share', { here, all })} />
  );
  return (
    <Main>
      <LiveRefresh what={watching(conference.id, 'participant:*')} />
      <PageHeading
        kicker={<InLanguage {...shownText(conference.title, locale, conference.originalLanguage)} />}
        title={t('door.title')}
        lead={t(conference.closedAt ? 'door.closed' : 'door.lead')}
      />
      <div className="mb-6 grid max-w-document gap-x-12 gap-y-3 sm:grid-cols-2">
        {progress(t('door.people'), people)}
        {progress(t('door.delegations'), delegations)}
      </div>
      {!conference.closedAt && (
        <ScanForm
          texts={formTexts(locale)}
          slug={conference.slug}
          here={here}
          words={{
            label: t('scan.label'),
            hint: t('scan.hint'),
            send: t('scan.send'),
            verdicts: t('scan.verdicts'),
            earlier: t('scan.earlier'),
            photo: t.raw('reg.photoAlt'),
            verdict: verdictWords(t),
          }}
        />
      )}
      <SearchForm
        all={doorAddress(here, { view, question: '' })}
        question={question}
        label={t('list.searchPerson')}
      />
      {!question && (
        <Tabs
          label={t('list.filters')}
          items={DOOR_VIEWS.map((one) => ({
            label: t(one === 'expected' && conference.closedAt ? 'door.show.absent' : `door.show.${one}`),
            href: doorAddress(here, doorIn({ show: one })),
            current: one === view,
            count: number(counts[one], locale),
          }))}
        />
      )}
      <DataTable
        caption={t('list.people')}
        captionHidden
        dense={false}
        rows={door.persons}
        rowKey={({ id }) => id}
        empty={<EmptyState text={t(empty)} />}
        columns={[
          { key: 'name', label: t('term.name'), header: true, cell: ({ name }) => <bdi>{name}</bdi> },
          { key: 'delegation', label: t('term.delegation'), cell: (one) => senderName(one, locale) },
          { key: 'capacity', label: t('term.capacity'), cell: (one) => t(`capacity.${one.capacity}`) },
          {
            key: 'door',
            label: t('door.arrival'),
            speaks: true,
            cell: (one) => <Arrival conference={conference} person={one} />,
          },
        ]}
      />
      <Pages
        total={door.total}
        size={DOOR_PAGE}
        page={door.page}
        address={(page) => doorAddress(here, selection, page)}
      />
    </Main>
  );
}

const verdictWords = (t: (key: `scan.word.${DoorVerdict}`) => string) =>
  Object.fromEntries(VERDICTS.map((one) => [one, t(`scan.word.${one}`)])) as Record<DoorVerdict, string>;

type ArrivalProps = { conference: Props['conference']; person: DoorPage['persons'][number] };

/** Whether somebody is here, and what whoever keeps the door can do about it. */
async function Arrival({ conference, person }: ArrivalProps) {
  const [t, locale] = await Promise.all([getTranslations('delegations'), readerLocale()]);
  const { id, name, status, checkedInAt } = person;
  const isHere = checkedInAt !== null;
  const why = whyNotCheckedIn({ status, isHere, closed: conference.closedAt !== null });
  const named = <span className="sr-only"> {t('door.of', { name })}</span>;
  const fields = (
    <>
      <Hidden name="conference" value={conference.slug} />
      <Hidden name="participantId" value={id} />
    </>
  );
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 *:m-0!">
      {isHere ? (
        <TagWord tone="positive" mark="check">
          {t('door.since', { time: dayAndClock(checkedInAt, locale, conference.timeZone) })}
        </TagWord>
      ) : (
        status !== 'accepted' && <StatusTag status={status} />
      )}
      {isHere && (
        <ActionForm action={withdrawCheckInAction} texts={formTexts(locale)} id={`withdraw-check-in-${id}`}>
          {fields}
          <SubmitButton variant="quiet">
            {t('door.withdraw')}
            {named}
          </SubmitButton>
        </ActionForm>
      )}
      {!why && (
        <ActionForm action={addCheckInAction} texts={formTexts(locale)} id={`check-in-${id}`}>
          {fields}
          <SubmitButton variant="secondary">
            {t('door.add')}
            {named}
          </SubmitButton>
        </ActionForm>
      )}
    </div>
  );
}
