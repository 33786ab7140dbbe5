import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { travelling } from '@/tests/setup/cookies';

export type Reply = { status: number; headers: IncomingHttpHeaders; body: string };
type SentVote = { method?: 'GET' | 'POST'; cookie?: string; form?: Form };
/** The fields of a form, as a browser without JavaScript sends them. */
export type Form = readonly (readonly [name: string, value: string])[];

const BOUNDARY = 'plenary-form-boundary';
const agents = new Map<string, Agent>();

function agentOf(origin: string): Agent {
  const known = agents.get(origin) ?? new Agent({ keepAlive: true, maxSockets: 64 });
  agents.set(origin, known);
  return known;
}

/** Ends the connections that are kept open. */
export function hangUp(): void {
  for (const agent of agents.values()) agent.destroy();
  agents.clear();
}

function multipart(form: Form): Buffer {
  const parts = form.map(
    ([name, value]) => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`);
}

/** One request, with a form where there is one. Throws when no whole answer came back. */
export function ask(origin: string, path: string, { method, cookie, form }: SentVote = {}): Promise<Reply> {
  const body = form && multipart(form);
  const headers = {
    ...(cookie ? { cookie } : {}),
    ...(body
      ? { origin, 'content-type': `multipart/form-data; boundary=${BOUNDARY}`, 'content-length': body.length }
      : {}),
  };
  return new Promise((done, failed) => {
    const sent = request(
      `${origin}${path}`,
      { method: method ?? (body ? 'POST' : 'GET'), headers, agent: agentOf(origin) },
      (reply) => {
        const chunks: Buffer[] = [];
        reply.on('data', (chunk: Buffer) => chunks.push(chunk));
        reply.once('error', failed);
        reply.once('end', () => {
          const { statusCode = 0, headers } = reply;
          try {
            travelling(headers['set-cookie'] ?? []);
            done({ status: statusCode, headers, body: Buffer.concat(chunks).toString('utf8') });
          } catch (error) {
            failed(error);
          }
        });
      },
    );
    sent.once('error', (error: NodeJS.ErrnoException) => {
      // The server may close a kept connection at the moment in which it is used again; browsers ask once more, too.
      if (sent.reusedSocket && error.code === 'ECONNRESET')
        ask(origin, path, { method, cookie, form }).then(done, failed);
      else failed(error);
    });
    sent.setTimeout(60_000, () => sent.destroy(new Error('no answer')));
    sent.end(body);
  });
}

const plain = (text: string) =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** The hidden fields of the form with this id, in the order in which they stand on the page. */
export function hiddenFields(html: string, id: string): Form {
  const form = new RegExp(`<form[^>]* id="${id}"[\\s\\S]*?</form>`).exec(html)?.[0] ?? '';
  const fields = [...form.matchAll(/<input ([^>]*type="hidden"[^>]*)>/g)].map(([, attributes = '']) => {
    const attribute = (name: string) =>
      plain(new RegExp(` ?\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
    return [attribute('name'), attribute('value')] as const;
  });
  if (fields.length === 0) throw new Error(`the page has no form ${id}`);
  return fields;
}

/** The same form with these answers. */
export const filled = (form: Form, answers: Record<string, string>): Form =>
  form.map(([name, value]) => [name, answers[name] ?? value]);

export const cookieOf = (token: string, more = '') =>
  `next-auth.session-token=${token}${more && `; ${more}`}`;

/** Calls `each` for every task, `width` of them at a time, in their order. */
export async function inLanes<T>(tasks: readonly T[], width: number, each: (task: T) => Promise<void>) {
  let next = 0;
  const lane = async () => {
    while (next < tasks.length) {
      const task = tasks[next] as T;
      next += 1;
      await each(task);
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}
