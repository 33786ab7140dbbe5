import { getTranslations } from 'next-intl/server';
import { ActionForm } from '@/components/form/action-form';
import { ButtonLink } from '@/components/form/button';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { Link } from '@/components/link';
import { EmptyState } from '@/components/page/empty-state';
import { ListLinks } from '@/components/page/list-links';
import { Section } from '@/components/page/section';
import { TAB } from '@/components/page/tabs';
import { classes } from '@/components/text';
import { pick } from '@/domain/local-text';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { formTexts } from '@/platform/i18n/form-texts';
import { dateBrief, dateName, localOf, spanOn, zone } from '@/platform/i18n/format';
import { sayIn } from '@/platform/i18n/messages';
import { readerLocale } from '@/platform/i18n/reader';
import { moveSessionAction, restoreSessionAction } from '../actions';
import type { Editor } from '../queries/editor';
import { Board } from './board';
import type { BoardSession } from './board-model';
import { daysOf, editorDays, minutesOn } from './editor-days';
import { EditorFrame } from './editor-frame';
import { moveWords, roomOptions } from './move-words';
import { ROWS } from './rows-look';

type Props = { conference: ConferenceFacts; editor: Editor; day: string };

/** One day of the draft on the board, and what was cancelled. */
export async function TimetablePage({ conference, editor, day }: Props) {
  const [t, common, locale] = await Promise.all([
    getTranslations('agenda'),
    getTranslations('common'),
    readerLocale(),
  ]);
  const { slug, timeZone } = conference;
  const base = `/${locale}/${slug}/agenda/edit`;
  const fixed = conference.closedAt !== null;
  const today = editor.sessions.filter((session) => daysOf(session, timeZone).includes(day));
  const sessions: BoardSession[] = today.map((session) => ({
    id: session.id,
    title: pick(session.title, locale, conference.originalLanguage),
    kind: t(`kind.${session.kind}`),
    quiet: session.kind === 'break',
    roomId: session.roomId,
    ...minutesOn(day, session, timeZone),
    startsAt: localOf(session.startsAt, timeZone),
    times: spanOn(day, { from: session.startsAt, to: session.endsAt }, locale, timeZone),
    languages: session.languages.join(' ').toUpperCase(),
    version: session.version,
    editHref: `${base}/${session.id}`,
    moveHref: `${base}/${session.id}/move`,
    moveLabel: t('do.moveSession', { title: pick(session.title, locale, conference.originalLanguage) }),
  }));
  const rooms = editor.rooms.map(({ id, name, capacity }) => ({
    id,
    name,
    seats: t('seats', { count: capacity }),
  }));
  const homeless = sessions.some(({ roomId }) => roomId === null);
  const days = editorDays(conference, editor.sessions);
  const times = today.flatMap(({ startsAt, endsAt }) => [startsAt, endsAt]);
  return (
    <EditorFrame
      conference={conference}
      part="timetable"
      unreleased={editor.changes.length}
      actions={!fixed && <ButtonLink href={`${base}/new?day=${day}`}>{t('do.addSession')}</ButtonLink>}
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-8 gap-y-2">
        <nav className="flex flex-wrap gap-x-6 print:hidden" aria-label={t('days')}>
          {days.map((date) => (
            <Link
              key={date}
              className={TAB}
              href={`${base}?day=${date}`}
              aria-current={date === day ? 'page' : undefined}
            >
              {dateBrief(date, locale)}
            </Link>
          ))}
        </nav>
        <p className="text-dense text-muted">
          {[t('timesIn', { zone: zone(timeZone, locale, ...times) }), !fixed && t('grid.hint')]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </div>
      {rooms.length === 0 && !homeless ? (
        <EmptyState text={t('noRooms')} action={{ label: t('do.addRoom'), href: `${base}/rooms` }} />
      ) : (
        <Board
          action={moveSessionAction}
          conference={slug}
          day={day}
          rooms={homeless ? [...rooms, { id: null, name: t('withoutRoom'), seats: null }] : rooms}
          sessions={sessions}
          fixed={fixed}
          texts={{
            label: t('grid.label', { day: dateName(day, locale) }),
            move: t('do.moveTo'),
            moving: t('grid.moving'),
            back: t.raw('grid.back'),
            close: common('action.close'),
            empty: t('grid.empty'),
          }}
          formTexts={formTexts(locale)}
          moveWords={moveWords(locale, zone(timeZone, locale))}
          roomOptions={roomOptions(editor.rooms, locale)}
        />
      )}
      {sessions.length > 0 && (
        <ListLinks label={sayIn(locale)('sheets.download')} address={`/${locale}/${slug}/lists/sessions`} />
      )}
      {editor.cancelled.length > 0 && (
        <Section title={t('section.cancelled')} level={2}>
          <ul className={classes(ROWS, '*:items-center *:py-1.5')}>
            {editor.cancelled.map(({ id, title, version }) => (
              <li key={id}>
                <span>{pick(title, locale, conference.originalLanguage)}</span>
                {!fixed && (
                  <ActionForm action={restoreSessionAction} texts={formTexts(locale)} id={`restore-${id}`}>
                    <Hidden name="conference" value={slug} />
                    <Hidden name="sessionId" value={id} />
                    <Hidden name="version" value={version} />
                    <SubmitButton variant="quiet" size="s">
                      {t('do.restore')}
                      <span className="sr-only"> {pick(title, locale, conference.originalLanguage)}</span>
                    </SubmitButton>
                  </ActionForm>
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </EditorFrame>
  );
}
