// The least that can be done: what one socket says is sent to every other one, and kept nowhere.
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env.PORT) }, () =>
  console.log('ready'),
);
server.on('connection', (socket) =>
  socket.on('message', (bytes) => {
    for (const other of server.clients) if (other !== socket) other.send(bytes);
  }),
);
