import pg from 'pg';

type Send = (this: pg.Client, ...args: unknown[]) => unknown;

/**
 * Runs `work`, of which the database keeps nothing: each of its transactions is judged by all that waits for the commit
 * (deferred constraints and triggers), is told that it was committed, and is taken back. What is asked next meets what stood before.
 */
export async function unkept<T>(work: () => Promise<T>): Promise<T> {
  const send = pg.Client.prototype.query as unknown as Send;
  const takenBack = async (client: pg.Client) => {
    await send.call(client, 'set constraints all immediate');
    await send.call(client, 'rollback');
    return { command: 'COMMIT' };
  };
  const hook: Send = function (statement, ...rest) {
    return statement === 'commit' ? takenBack(this) : send.call(this, statement, ...rest);
  };
  Object.assign(pg.Client.prototype, { query: hook });
  try {
    return await work();
  } finally {
    Object.assign(pg.Client.prototype, { query: send });
  }
}
