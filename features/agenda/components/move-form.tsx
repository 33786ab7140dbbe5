'use client';

import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { Hidden } from '@/components/form/hidden';
import { SelectField, type SelectOption } from '@/components/form/select-field';
import type { FormAction, FormState, FormTexts } from '@/components/form/state';
import { SubmitButton } from '@/components/form/submit-button';
import { WarningReason } from './warning-reason';

export type MoveWords = {
  room: string;
  noRoom: string;
  startsAt: string;
  zone: string;
  reason: string;
  reasonHint: string;
  submit: string;
};

type Props = {
  action: FormAction;
  texts: FormTexts;
  words: MoveWords;
  conference: string;
  session: { id: string; version: number; roomId: string | null; startsAt: string };
  rooms: SelectOption[];
  initial?: FormState;
};

/** Where and when a session goes: without dragging, and where dragging asked for a reason. */
export function MoveForm({ action, texts, words, conference, session, rooms, initial }: Props) {
  return (
    <ActionForm action={action} texts={texts} initial={initial} id={`move-form-${session.id}`}>
      <Hidden name="conference" value={conference} />
      <Hidden name="sessionId" value={session.id} />
      <Hidden name="version" value={String(session.version)} />
      <SelectField
        name="roomId"
        label={words.room}
        options={rooms}
        empty={words.noRoom}
        defaultValue={session.roomId ?? ''}
      />
      <Field
        name="startsAt"
        type="datetime-local"
        label={words.startsAt}
        hint={words.zone}
        defaultValue={session.startsAt}
        step={300}
      />
      <WarningReason label={words.reason} hint={words.reasonHint} />
      <SubmitButton>{words.submit}</SubmitButton>
    </ActionForm>
  );
}
