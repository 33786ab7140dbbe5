import { getTranslations } from 'next-intl/server';
import { Breadcrumbs } from '@/components/page/breadcrumbs';
import { Main } from '@/components/page/main';
import { PageHeading } from '@/components/page/page-heading';
import { pick } from '@/domain/local-text';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { formTexts } from '@/platform/i18n/form-texts';
import { localDay, localOf, moment, zone } from '@/platform/i18n/format';
import { readerLocale } from '@/platform/i18n/reader';
import { moveSessionAction } from '../actions';
import type { AgendaSession } from '../queries';
import type { EditorRoom } from '../queries/editor';
import { MoveForm } from './move-form';
import { moveWords, roomOptions } from './move-words';

type Props = { conference: ConferenceFacts; session: AgendaSession; rooms: EditorRoom[] };

/** Moves a session without dragging it; also without JavaScript. */
export async function MovePage({ conference, session, rooms }: Props) {
  const [t, locale] = await Promise.all([getTranslations('agenda'), readerLocale()]);
  const { slug, timeZone } = conference;
  const base = `/${locale}/${slug}/agenda/edit`;
  const title = pick(session.title, locale, conference.originalLanguage);
  const { id, version, roomId, startsAt } = session;
  const where = [moment(startsAt, locale, timeZone), session.room].filter(Boolean).join(' · ');
  return (
    <Main width="form">
      <Breadcrumbs
        label={t('breadcrumbs')}
        items={[
          { label: t('editTitle'), href: `${base}?day=${localDay(startsAt, timeZone)}` },
          { label: title, href: `${base}/${id}` },
          { label: t('do.move') },
        ]}
      />
      <PageHeading title={t('do.moveSession', { title })} lead={where} />
      <MoveForm
        action={moveSessionAction}
        texts={formTexts(locale)}
        words={moveWords(locale, zone(timeZone, locale))}
        conference={slug}
        session={{ id, version, roomId, startsAt: localOf(startsAt, timeZone) }}
        rooms={roomOptions(rooms, locale)}
      />
    </Main>
  );
}
