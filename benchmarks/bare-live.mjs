// The least that can be done: LISTEN on one connection, and write an event to everyone who is connected.
import { createServer } from 'node:http';
import pg from 'pg';

const watchers = new Set();
const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
await client.connect();
client.on('notification', () => {
  for (const watcher of watchers) watcher.write('event: changed\ndata: {}\n\n');
});
await client.query('listen plenary');
const server = createServer((_req, res) => {
  res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-cache, no-transform' });
  res.write('retry: 2000\n\n');
  watchers.add(res);
  res.on('close', () => watchers.delete(res));
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => console.log('ready'));
