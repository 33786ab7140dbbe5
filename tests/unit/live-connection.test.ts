import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Doc } from 'yjs';
import { joinLive, type LiveStanding } from '@/features/notes/components/live-connection';

/** A socket over which nothing comes: its network swallows what it is given. */
class Swallowed extends EventTarget {
  binaryType = 'blob';
  readyState = 0;
  isClosed = false;
  send() {}
  close() {
    this.isClosed = true;
  }
  open() {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function joined() {
  const dialled: Swallowed[] = [];
  const heard: LiveStanding[] = [];
  const dial = () => {
    const socket = new Swallowed();
    dialled.push(socket);
    return socket as unknown as ReturnType<Parameters<typeof joinLive>[1]['dial']>;
  };
  const hear = (standing: LiveStanding) => {
    heard.push(standing);
  };
  const connection = joinLive(new Doc(), { dial, hear, keep: () => {}, before: [] });
  return { dialled, heard, connection };
}

test('a connection that never comes about is given up, and another one tried', () => {
  const { dialled, heard, connection } = joined();
  vi.advanceTimersByTime(9_000);
  expect(dialled).toHaveLength(1);
  vi.advanceTimersByTime(2_000);
  expect(dialled.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  expect(heard.at(-1)?.phase).toBe('away');
  connection.end();
  vi.advanceTimersByTime(60_000);
  expect(dialled).toHaveLength(2);
});

test('so is one that is opened, and over which the notes never come', () => {
  const { dialled, connection } = joined();
  dialled[0]?.open();
  vi.advanceTimersByTime(11_000);
  expect(dialled.map(({ isClosed }) => isClosed)).toEqual([true, false]);
  connection.end();
});
