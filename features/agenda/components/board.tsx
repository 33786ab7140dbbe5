'use client';

import { startTransition, useEffect, useOptimistic, useRef, useState } from 'react';
import { Button } from '@/components/form/button';
import type { SelectOption } from '@/components/form/select-field';
import { type FormAction, type FormState, type FormTexts, IDLE } from '@/components/form/state';
import { send } from '@/components/form/submission';
import { Mark } from '@/components/mark';
import { NOTICE_SIGN, notice } from '@/components/page/notice-look';
import { fill } from '@/components/text';
import { BOARD, HOURS } from './board-look';
import {
  type BoardRoom,
  type BoardSession,
  type BoardTexts,
  clockAt,
  hoursBetween,
  hoursOf,
  localAt,
} from './board-model';
import { BoardRoomColumn, type Drop } from './board-room';
import { MoveForm, type MoveWords } from './move-form';

type Props = {
  action: FormAction;
  conference: string;
  /** the calendar day that is drawn */
  day: string;
  rooms: BoardRoom[];
  sessions: BoardSession[];
  /** nothing can be moved any more */
  fixed: boolean;
  texts: BoardTexts;
  formTexts: FormTexts;
  moveWords: MoveWords;
  roomOptions: SelectOption[];
};

type MoveQuestion = { session: BoardSession; state: FormState };
type MoveAnswer = { good: boolean; text: string; id?: string };

// A region that may scroll must be reachable by keyboard.
const SCROLLABLE = { tabIndex: 0 };

/**
 * The day by rooms and hours. A move shows at once as on its way; confirmed, it stays; refused, it goes back
 * and the reason is said; where there are warnings, the form of the move asks for the reason.
 */
export function Board(props: Props) {
  const { action, conference, day, rooms, fixed, texts, formTexts, moveWords, roomOptions } = props;
  const [sessions, showMoved] = useOptimistic(props.sessions, (all: BoardSession[], drop: Drop) =>
    all.map((one) =>
      one.id === drop.id ? { ...one, roomId: drop.roomId, from: drop.from, to: drop.to, pending: true } : one,
    ),
  );
  const [answer, setAnswer] = useState<MoveAnswer | null>(null);
  const [question, setQuestion] = useState<MoveQuestion | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const moved = useRef<string | null>(null);
  const hours = hoursOf(props.sessions);

  useEffect(() => {
    // Where there is a problem the form's summary takes the focus itself.
    if (question?.state.status === 'idle') dialog.current?.querySelector('select')?.focus();
  }, [question]);

  // The block is drawn anew in its new place, and the focus goes there with it.
  useEffect(() => {
    if (!moved.current || !props.sessions) return;
    document.getElementById(`move-${moved.current}`)?.focus();
    moved.current = null;
  }, [props.sessions]);

  function ask(session: BoardSession, state: FormState = IDLE) {
    setQuestion({ session, state });
    dialog.current?.showModal();
  }

  function drop(to: Drop) {
    const session = props.sessions.find(({ id }) => id === to.id);
    if (!session || (session.roomId === to.roomId && session.from === to.from)) return;
    const form = new FormData();
    form.set('conference', conference);
    form.set('sessionId', to.id);
    form.set('version', String(to.version));
    form.set('roomId', to.roomId ?? '');
    form.set('startsAt', localAt(day, to.from));
    setAnswer(null);
    startTransition(async () => {
      showMoved(to);
      const answer = await send(action, IDLE, form, formTexts);
      startTransition(() => {
        if (answer.errors?.reason) ask(session, answer);
        const why = answer.errors?.roomId ?? answer.errors?.startsAt ?? answer.message ?? '';
        const good = answer.status === 'ok';
        setAnswer({ good, text: good ? why : fill(texts.back, { title: session.title, why }), id: to.id });
      });
    });
  }

  async function moveByForm(previous: FormState, form: FormData) {
    const answer = await action(previous, form);
    if (answer.status !== 'ok') return answer;
    moved.current = String(form.get('sessionId'));
    dialog.current?.close();
    setAnswer({ good: true, text: answer.message ?? '' });
    // The board says it, for every way to move a session: the page need not say it for a form that has gone.
    return { ...answer, message: undefined };
  }

  return (
    <div>
      <section className={BOARD} aria-label={texts.label} {...SCROLLABLE}>
        <div className={HOURS.column} aria-hidden="true">
          <div className={HOURS.corner} />
          {hoursBetween(hours).map((hour) => (
            <bdi key={hour} className={HOURS.hour} dir="ltr">
              {clockAt(hour * 60)}
            </bdi>
          ))}
        </div>
        {rooms.map((room) => (
          <BoardRoomColumn
            key={room.id ?? 'none'}
            room={room}
            sessions={sessions.filter(({ roomId }) => roomId === room.id)}
            hours={hours}
            texts={texts}
            fixed={fixed}
            refusedId={answer?.good ? undefined : answer?.id}
            onDrop={drop}
            onMove={(session) => ask(session)}
          />
        ))}
      </section>
      {/* At the foot of the window, in room that is always kept: what is said there moves nothing. */}
      <div className="pointer-events-none sticky bottom-0 z-10 min-h-16 pt-3 print:hidden" role="status">
        {answer && (
          <p className={notice({ tone: answer.good ? 'success' : 'error' })}>
            <Mark kind={answer.good ? 'check' : 'cross'} className={NOTICE_SIGN} />
            <span>{answer.text}</span>
          </p>
        )}
      </div>
      <dialog
        ref={dialog}
        className="m-auto max-h-[calc(100dvh-48px)] w-[min(36rem,calc(100vw-32px))] border border-ink bg-surface text-ink backdrop:bg-band-deep/60"
        aria-labelledby="board-move"
        onClose={() => setQuestion(null)}
      >
        <div className="flex items-center justify-between gap-4 border-b border-hairline px-4 py-2.5">
          <h2 id="board-move">{question?.session.moveLabel ?? texts.label}</h2>
          <Button variant="quiet" onClick={() => dialog.current?.close()}>
            {texts.close}
          </Button>
        </div>
        <div className="p-4">
          {question && (
            <MoveForm
              key={`${question.session.id} ${question.session.version} ${question.state.at}`}
              action={moveByForm}
              texts={formTexts}
              words={moveWords}
              conference={conference}
              session={question.session}
              rooms={roomOptions}
              initial={question.state}
            />
          )}
        </div>
      </dialog>
    </div>
  );
}
