'use client';

import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter';
import { useEffect, useRef, useState } from 'react';
import { BoardBlock } from './board-block';
import { GHOST, ROOM } from './board-look';
import {
  type BoardRoom,
  type BoardSession,
  type BoardTexts,
  clockAt,
  ROW_MINUTES,
  ROW_PIXELS,
  rowsOf,
  snapped,
} from './board-model';

type Held = { id: string; from: number; to: number; version: number };
export type Drop = { id: string; version: number; roomId: string | null; from: number; to: number };

type Props = {
  room: BoardRoom;
  sessions: BoardSession[];
  hours: { first: number; last: number };
  texts: BoardTexts;
  fixed: boolean;
  /** the session that was put back last */
  refusedId: string | undefined;
  onDrop: (drop: Drop) => void;
  onMove: (session: BoardSession) => void;
};

/** One room as a column of the day; shows where a held block would come to lie. */
export function BoardRoomColumn({ room, sessions, hours, texts, fixed, refusedId, onDrop, onMove }: Props) {
  const column = useRef<HTMLOListElement>(null);
  const dropped = useRef(onDrop);
  const [ghost, setGhost] = useState<{ from: number; to: number } | null>(null);
  const { id: roomId } = room;
  const { first, last } = hours;

  useEffect(() => {
    dropped.current = onDrop;
  });

  useEffect(() => {
    const element = column.current;
    if (!element || fixed) return;
    return dropTargetForElements({
      element,
      canDrop: ({ source }) => 'session' in source.data,
      getData: ({ input, source }) => {
        const held = source.data.session as Held;
        const top = element.getBoundingClientRect().top;
        const pixels = input.clientY - top - (source.data.grip as number);
        const minutes = first * 60 + (pixels / ROW_PIXELS) * ROW_MINUTES;
        const from = snapped(minutes, held, input.shiftKey);
        return { from, to: from + held.to - held.from };
      },
      onDrag: ({ self }) => {
        const { from, to } = self.data as { from: number; to: number };
        setGhost((old) => (old?.from === from && old.to === to ? old : { from, to }));
      },
      onDragLeave: () => setGhost(null),
      onDrop: ({ self, source }) => {
        setGhost(null);
        const { from, to } = self.data as { from: number; to: number };
        const { id, version } = source.data.session as Held;
        dropped.current({ id, version, roomId, from, to });
      },
    });
  }, [roomId, first, fixed]);

  const headingId = `room-${roomId ?? 'none'}`;
  return (
    <section className={ROOM.column} aria-labelledby={headingId}>
      <div className={ROOM.head}>
        <h2 id={headingId} className={ROOM.name}>
          <bdi>{room.name}</bdi>
        </h2>
        {room.seats && <span>{room.seats}</span>}
      </div>
      <ol
        ref={column}
        className="board-day"
        data-over={ghost !== null || undefined}
        style={{ gridTemplateRows: `repeat(${(last - first) * 12}, ${ROW_PIXELS}px)` }}
      >
        {sessions.map((session) => (
          <BoardBlock
            key={session.id}
            session={session}
            first={first}
            texts={texts}
            fixed={fixed}
            refused={session.id === refusedId}
            onMove={onMove}
          />
        ))}
        {ghost && (
          <li className={GHOST.frame} style={{ gridRow: rowsOf(ghost, first) }} aria-hidden="true">
            <bdi className={GHOST.time} dir="ltr">
              {clockAt(ghost.from)}–{clockAt(ghost.to)}
            </bdi>
          </li>
        )}
      </ol>
      {sessions.length === 0 && <p className={ROOM.empty}>{texts.empty}</p>}
    </section>
  );
}
