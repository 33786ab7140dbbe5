import { createServer, type Server, type Socket } from 'node:net';

/** `to`: the last of the recipients. */
export type Taken = { to: string; recipients: string[]; source: string };

type MailServer = { url: string; taken: Taken[]; close: () => Promise<void> };

/**
 * A mail server of one test: it speaks SMTP, keeps what it takes, and refuses addresses that begin with `refused`.
 * It says that it took a mail when `hesitate` is over.
 */
export async function aMailServer(hesitate: () => Promise<void> = async () => {}): Promise<MailServer> {
  const taken: Taken[] = [];
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    let to = '';
    let recipients: string[] = [];
    let source: string | null = null;
    let rest = '';
    const say = (line: string) => socket.write(`${line}\r\n`);
    const hear = (line: string) => {
      if (source !== null) {
        if (line !== '.') {
          source += `${line}\n`;
          return;
        }
        taken.push({ to, recipients, source });
        recipients = [];
        source = null;
        void hesitate().then(() => say('250 taken'));
      } else if (/^EHLO/i.test(line)) say('250-mail.test\r\n250 SMTPUTF8');
      else if (/^RCPT TO:/i.test(line)) {
        to = /<(.*)>/.exec(line)?.[1] ?? '';
        recipients.push(to);
        say(to.startsWith('refused') ? '550 no such box' : '250 ok');
      } else if (/^DATA/i.test(line)) {
        source = '';
        say('354 go on');
      } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
      else say('250 ok');
    };
    socket.on('data', (chunk) => {
      rest += chunk;
      const lines = rest.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
    socket.on('error', () => {});
    say('220 mail.test');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const close = () => {
    for (const socket of sockets) socket.destroy();
    return new Promise<void>((done) => server.close(() => done()));
  };
  return { url: `smtp://127.0.0.1:${port}`, taken, close };
}
