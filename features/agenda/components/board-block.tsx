'use client';

import { draggable } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { type CSSProperties, type MouseEvent, useEffect, useRef, useState } from 'react';
import { Link } from '@/components/link';
import { Mark } from '@/components/mark';
import { classes } from '@/components/text';
import {
  BLOCK_TITLE,
  block as blockLook,
  blockMeta,
  blockMove,
  blockText,
  blockTime,
  heightOf,
  linesOf,
} from './board-look';
import { type BoardSession, type BoardTexts, clockAt, rowsOf } from './board-model';

type Props = {
  session: BoardSession;
  first: number;
  texts: BoardTexts;
  fixed: boolean;
  /** it was put back, and the board says why */
  refused: boolean;
  onMove: (session: BoardSession) => void;
};

/** One session in its room: taken with the pointer, or moved by its link, which is a page without JavaScript. */
export function BoardBlock({ session, first, texts, fixed, refused, onMove }: Props) {
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

  const height = heightOf(session);
  const look = pending ? 'pending' : refused ? 'refused' : session.quiet ? 'quiet' : 'session';
  const hold = fixed || pending ? 'fixed' : held ? 'held' : 'free';
  return (
    <li
      ref={block}
      className={blockLook({ look, height, hold })}
      style={{ gridRow: rowsOf(session, first) }}
      aria-busy={pending || undefined}
    >
      <bdi className={blockTime} dir="ltr">
        {height === 'line' ? (
          <>
            {clockAt(from)}
            <span className="md:hidden">–{clockAt(to)}</span>
          </>
        ) : pending ? (
          `${clockAt(from)}–${clockAt(to)}`
        ) : (
          session.times
        )}
      </bdi>
      <div className={blockText({ height })} style={{ '--lines': linesOf(session) } as CSSProperties}>
        <Link className={BLOCK_TITLE} href={session.editHref} draggable={false}>
          {session.title}
        </Link>
        <span className={blockMeta({ height })}>
          {pending ? texts.moving : [session.kind, session.languages].filter(Boolean).join(' · ')}
        </span>
      </div>
      {!fixed && !pending && (
        <Link
          id={`move-${id}`}
          className={blockMove({ height })}
          href={session.moveHref}
          draggable={false}
          onClick={open}
        >
          <span className={classes(height === 'line' && 'md:sr-only')}>{texts.move}</span>
          {height === 'line' && <Mark kind="arrow" className="max-md:hidden" />}
          <span className="sr-only"> {session.title}</span>
        </Link>
      )}
    </li>
  );
}
