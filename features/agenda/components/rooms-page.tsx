import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SubmitButton } from '@/components/form/submit-button';
import { EmptyState } from '@/components/page/empty-state';
import { Section } from '@/components/page/section';
import type { ConferenceFacts } from '@/features/conferences/queries';
import { formTexts } from '@/platform/i18n/form-texts';
import { readerLocale } from '@/platform/i18n/reader';
import { addRoomAction, editRoomAction, moveRoomAction, removeRoomAction } from '../actions';
import type { Editor } from '../queries/editor';
import { roomsVersionOf } from '../queries/room-order';
import { EditorFrame } from './editor-frame';
import { ROW_FORM, ROWS } from './rows-look';

type Props = { conference: ConferenceFacts; editor: Editor; history?: ReactNode };

/** What else is done with a room, below or beside its fields. */
const ALSO = 'flex flex-wrap items-end gap-x-4 gap-y-2 *:m-0!';

/** The rooms with their seats, in the order of the conference; one that was never used can be removed. */
export async function RoomsPage({ conference, editor, history }: Props) {
  const [t, locale] = await Promise.all([getTranslations('agenda'), readerLocale()]);
  const { slug } = conference;
  const texts = formTexts(locale);
  const fixed = conference.closedAt !== null;
  const order = roomsVersionOf(editor.rooms);
  const last = editor.rooms.length - 1;
  return (
    <EditorFrame conference={conference} part="rooms" unreleased={editor.changes.length}>
      <Section title={t('section.rooms')} lead={t('roomsLead')}>
        {editor.rooms.length === 0 && <EmptyState text={t('noRooms')} />}
        <ul className={ROWS}>
          {editor.rooms.map(({ id, name, capacity, version }, index) => (
            <li key={id}>
              {fixed ? (
                <p>
                  <bdi>{name}</bdi> · {t('seats', { count: capacity })}
                </p>
              ) : (
                <>
                  <ActionForm action={editRoomAction} texts={texts} id={`room-${id}`} className={ROW_FORM}>
                    <Hidden name="conference" value={slug} />
                    <Hidden name="roomId" value={id} />
                    <Hidden name="version" value={version} />
                    <Field name="name" label={t('field.roomName')} defaultValue={name} width="m" />
                    <Field
                      name="capacity"
                      type="number"
                      label={t('field.capacity')}
                      defaultValue={String(capacity)}
                    />
                    <SubmitButton variant="secondary">{t('do.saveRoom', { name })}</SubmitButton>
                  </ActionForm>
                  <div className={ALSO}>
                    {last > 0 && (
                      <ActionForm action={moveRoomAction} texts={texts} id={`move-${id}`} className={ALSO}>
                        <Hidden name="conference" value={slug} />
                        <Hidden name="roomId" value={id} />
                        <Hidden name="orderVersion" value={order} />
                        {(['up', 'down'] as const)
                          .filter((direction) => index !== (direction === 'up' ? 0 : last))
                          .map((direction) => (
                            <SubmitButton key={direction} variant="quiet" name="direction" value={direction}>
                              {t(`moveRoom.${direction}`, { name })}
                            </SubmitButton>
                          ))}
                      </ActionForm>
                    )}
                    <ActionForm action={removeRoomAction} texts={texts} id={`drop-${id}`}>
                      <Hidden name="conference" value={slug} />
                      <Hidden name="roomId" value={id} />
                      <Hidden name="version" value={version} />
                      <SubmitButton variant="quiet">{t('do.removeRoom', { name })}</SubmitButton>
                    </ActionForm>
                  </div>
                </>
              )}
            </li>
          ))}
        </ul>
      </Section>
      {!fixed && (
        <Section title={t('do.addRoom')}>
          <ActionForm action={addRoomAction} texts={texts} id="add-room" className={ROW_FORM} resetOnOk>
            <Hidden name="conference" value={slug} />
            <Field name="name" label={t('field.roomName')} width="m" />
            <Field name="capacity" type="number" label={t('field.capacity')} />
            <SubmitButton>{t('do.addRoom')}</SubmitButton>
          </ActionForm>
        </Section>
      )}
      {history}
    </EditorFrame>
  );
}
