'use client';

import { draggable } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { type MouseEvent, useEffect, useRef, useState } from 'react';
import { Link } from '@/components/link';
import { classes } from '@/components/text';
import { type BoardSession, type BoardTexts, clockAt, rowsOf } from './board-model';

type Props = {
  session: BoardSession;
  first: number;
  texts: BoardTexts;
  fixed: boolean;
  onMove: (session: BoardSession) => void;
};

/** One session in its room: taken with the pointer, or moved by its link, which is a page without JavaScript. */
export function BoardBlock({ session, first, texts, fixed, onMove }: Props) {
  const block = useRef<HTMLLIElement>(null);
  const [held, setHeld] = useState(false);
  const { id, from, to, version, pending } = session;

  useEffect(() => {
    const element = block.current;
    if (!element || fixed || pending) return;
    return draggable({
      element,
      getInitialData: ({ input }) => ({
        session: { id, from, to, version },
        grip: input.clientY - element.getBoundingClientRect().top,
      }),
      onDragStart: () => setHeld(true),
      onDrop: () => setHeld(false),
    });
  }, [id, from, to, version, pending, fixed]);

  function open(event: MouseEvent) {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    onMove(session);
  }

  const short = to - from <= 20;
  return (
    <li
      ref={block}
      className={classes(
        'board-block',
        session.quiet && 'board-block-quiet',
        short && 'board-block-short',
        to - from <= 45 && 'board-block-middle',
        pending && 'board-block-pending',
        held && 'board-block-held',
        !fixed && !pending && 'board-block-movable',
      )}
      style={{ gridRow: rowsOf(session, first) }}
      aria-busy={pending || undefined}
    >
      <bdi className="board-time" dir="ltr">
        {pending ? `${clockAt(from)}–${clockAt(to)}` : session.times}
      </bdi>
      <Link className="board-title" href={session.editHref} draggable={false}>
        {session.title}
      </Link>
      <span className="board-meta">
        {pending ? texts.moving : [session.kind, session.languages].filter(Boolean).join(' · ')}
      </span>
      {!fixed && !pending && (
        <Link
          id={`move-${id}`}
          className="board-move"
          href={session.moveHref}
          draggable={false}
          onClick={open}
        >
          {texts.move}
          <span className="sr-only"> {session.title}</span>
        </Link>
      )}
    </li>
  );
}
