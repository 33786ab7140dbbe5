import type { Writable } from 'node:stream';
import type pg from 'pg';

type SendQuery = (...args: unknown[]) => unknown;

/**
 * Has what is asked in one turn of the event loop travel together (corked writes): each packet costs a call of the system, and wakes
 * the database's process. pg offers no way to say so but the stream of its connection.
 */
export function gathering(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  const send = client.query as SendQuery;
  let gathers = false;
  const query: SendQuery = (...args) => {
    if (!gathers) {
      gathers = true;
      stream.cork();
      process.nextTick(() => {
        gathers = false;
        stream.uncork();
      });
    }
    return send.apply(client, args);
  };
  Object.assign(client, { query });
}
